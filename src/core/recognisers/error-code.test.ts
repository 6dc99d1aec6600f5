import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './error-code.har?raw';
import errorCode from './error-code.ts';

describeRecogniser(errorCode, har);
