import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './moodle.har?raw';
import moodle from './moodle.ts';

describeRecogniser(moodle, har);
