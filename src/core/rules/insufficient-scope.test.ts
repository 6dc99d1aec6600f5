import { describeRule } from '../../testing/describe-rule.ts';
import har from './insufficient-scope.har?raw';
import insufficientScope from './insufficient-scope.ts';

describeRule(insufficientScope, har, /lacks the scope `orders:write`, so the API refused this POST/);
