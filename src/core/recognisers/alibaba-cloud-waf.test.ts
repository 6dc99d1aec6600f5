import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './alibaba-cloud-waf.har?raw';
import alibabaCloudWaf from './alibaba-cloud-waf.ts';

describeRecogniser(alibabaCloudWaf, har);
