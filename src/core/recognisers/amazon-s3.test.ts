import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './amazon-s3.har?raw';
import amazonS3 from './amazon-s3.ts';

describeRecogniser(amazonS3, har);
