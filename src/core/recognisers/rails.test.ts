import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './rails.har?raw';
import recorded from './rails.recorded.har?raw';
import rails from './rails.ts';

describeRecogniser(rails, har, recorded);
