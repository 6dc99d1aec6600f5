import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './php.har?raw';
import recorded from './php.recorded.har?raw';
import php from './php.ts';

describeRecogniser(php, har, recorded);
