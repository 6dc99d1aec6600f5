import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-allow-origin-multiple.har?raw';
import corsAllowOriginMultiple from './cors-allow-origin-multiple.ts';

describeRule(
  corsAllowOriginMultiple,
  har,
  /several allowed origins, https:\/\/app\.example, https:\/\/b\.example; browsers accept one/,
);
