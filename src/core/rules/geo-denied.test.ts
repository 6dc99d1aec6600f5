import { describeRule } from '../../testing/describe-rule.ts';
import har from './geo-denied.har?raw';
import geoDenied from './geo-denied.ts';

describeRule(geoDenied, har, /country/);
