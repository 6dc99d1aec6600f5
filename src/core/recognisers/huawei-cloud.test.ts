import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './huawei-cloud.har?raw';
import huaweiCloud from './huawei-cloud.ts';

describeRecogniser(huaweiCloud, har);
