import { describeRule } from '../../testing/describe-rule.ts';
import har from './wrong-auth-scheme.har?raw';
import wrongAuthScheme from './wrong-auth-scheme.ts';

describeRule(wrongAuthScheme, har, /asks for Basic; this GET came with Bearer/);
