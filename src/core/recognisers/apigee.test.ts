import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './apigee.har?raw';
import apigee from './apigee.ts';

describeRecogniser(apigee, har);
