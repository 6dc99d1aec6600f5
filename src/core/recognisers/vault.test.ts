import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './vault.har?raw';
import vault from './vault.ts';

describeRecogniser(vault, har);
