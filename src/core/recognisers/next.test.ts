import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './next.har?raw';
import recorded from './next.recorded.har?raw';
import next from './next.ts';

describeRecogniser(next, har, recorded);
