import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './transmission.har?raw';
import transmission from './transmission.ts';

describeRecogniser(transmission, har);
