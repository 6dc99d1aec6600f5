import { describeRule } from '../../testing/describe-rule.ts';
import har from './account-suspended.har?raw';
import accountSuspended from './account-suspended.ts';

describeRule(accountSuspended, har, /suspended/);
