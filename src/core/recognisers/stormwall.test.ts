import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './stormwall.har?raw';
import stormwall from './stormwall.ts';

describeRecogniser(stormwall, har);
