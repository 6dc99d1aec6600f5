import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './wordpress.har?raw';
import wordpress from './wordpress.ts';

describeRecogniser(wordpress, har);
