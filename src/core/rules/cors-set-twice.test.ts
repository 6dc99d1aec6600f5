import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-set-twice.har?raw';
import corsSetTwice from './cors-set-twice.ts';

describeRule(
  corsSetTwice,
  har,
  /Two layers of api\.example, perhaps nginx and Express, each set the allowed origin; browsers accept one/,
);
