import { describeRule } from '../../testing/describe-rule.ts';
import har from './insufficient-permission.har?raw';
import insufficientPermission from './insufficient-permission.ts';

describeRule(insufficientPermission, har, /user "jane" may not list pods|permission/);
