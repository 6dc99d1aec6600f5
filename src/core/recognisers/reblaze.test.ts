import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './reblaze.har?raw';
import reblaze from './reblaze.ts';

describeRecogniser(reblaze, har);
