import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './error-envelope.har?raw';
import errorEnvelope from './error-envelope.ts';

describeRecogniser(errorEnvelope, har);
