import { describeRule } from '../../testing/describe-rule.ts';
import har from './license-or-plan.har?raw';
import licenseOrPlan from './license-or-plan.ts';

describeRule(licenseOrPlan, har, /plan/);
