import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './aws-waf.har?raw';
import awsWaf from './aws-waf.ts';

describeRecogniser(awsWaf, har);
