import { describeRule } from '../../testing/describe-rule.ts';
import har from './mixed-content.har?raw';
import mixedContent from './mixed-content.ts';

describeRule(
  mixedContent,
  har,
  /The page was loaded over https, and your GET goes to http, which browsers block before sending/,
);
