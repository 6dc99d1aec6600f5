import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './rack-cors.har?raw';
import recorded from './rack-cors.recorded.har?raw';
import rackCors from './rack-cors.ts';

describeRecogniser(rackCors, har, recorded);
