import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './apollo.har?raw';
import recorded from './apollo.recorded.har?raw';
import apollo from './apollo.ts';

describeRecogniser(apollo, har, recorded);
