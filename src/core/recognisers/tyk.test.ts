import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './tyk.har?raw';
import tyk from './tyk.ts';

describeRecogniser(tyk, har);
