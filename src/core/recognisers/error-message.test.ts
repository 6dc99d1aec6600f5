import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './error-message.har?raw';
import errorMessage from './error-message.ts';

describeRecogniser(errorMessage, har);
