import { describeRule } from '../../testing/describe-rule.ts';
import har from './quota-or-billing.har?raw';
import quotaOrBilling from './quota-or-billing.ts';

describeRule(quotaOrBilling, har, /not enabled in the project/);
