import { describeRule } from '../../testing/describe-rule.ts';
import har from './request-shape.har?raw';
import requestShape from './request-shape.ts';

describeRule(requestShape, har, /[Cc]ontent-[Tt]ype/);
