import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './go.har?raw';
import recorded from './go.recorded.har?raw';
import go from './go.ts';

describeRecogniser(go, har, recorded);
