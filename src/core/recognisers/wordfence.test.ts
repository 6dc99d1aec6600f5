import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './wordfence.har?raw';
import wordfence from './wordfence.ts';

describeRecogniser(wordfence, har);
