import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './safe-line.har?raw';
import safeLine from './safe-line.ts';

describeRecogniser(safeLine, har);
