import { describeRule } from '../../testing/describe-rule.ts';
import har from './wrong-issuer.har?raw';
import wrongIssuer from './wrong-issuer.ts';

describeRule(wrongIssuer, har, /issued by id.staging.example/);
