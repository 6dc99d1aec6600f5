import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './sveltekit.har?raw';
import sveltekit from './sveltekit.ts';

describeRecogniser(sveltekit, har);
