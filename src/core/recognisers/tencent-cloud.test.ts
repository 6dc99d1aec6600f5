import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './tencent-cloud.har?raw';
import tencentCloud from './tencent-cloud.ts';

describeRecogniser(tencentCloud, har);
