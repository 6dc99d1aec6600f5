import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './cloudfront.har?raw';
import cloudfront from './cloudfront.ts';

describeRecogniser(cloudfront, har);
