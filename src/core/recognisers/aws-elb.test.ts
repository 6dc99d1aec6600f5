import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './aws-elb.har?raw';
import awsElb from './aws-elb.ts';

describeRecogniser(awsElb, har);
