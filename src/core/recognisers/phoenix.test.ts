import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './phoenix.har?raw';
import phoenix from './phoenix.ts';

describeRecogniser(phoenix, har);
