import { describeRule } from '../../testing/describe-rule.ts';
import har from './route-missing.har?raw';
import routeMissing from './route-missing.ts';

describeRule(routeMissing, har, /no such path or method/);
