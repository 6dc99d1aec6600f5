import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './wso2.har?raw';
import wso2 from './wso2.ts';

describeRecogniser(wso2, har);
