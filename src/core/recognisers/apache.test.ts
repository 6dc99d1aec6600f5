import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './apache.har?raw';
import recorded from './apache.recorded.har?raw';
import apache from './apache.ts';

describeRecogniser(apache, har, recorded);
