import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './fastly.har?raw';
import fastly from './fastly.ts';

describeRecogniser(fastly, har);
