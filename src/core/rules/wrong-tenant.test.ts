import { describeRule } from '../../testing/describe-rule.ts';
import har from './wrong-tenant.har?raw';
import wrongTenant from './wrong-tenant.ts';

describeRule(wrongTenant, har, /another tenant/);
