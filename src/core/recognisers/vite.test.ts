import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './vite.har?raw';
import recorded from './vite.recorded.har?raw';
import vite from './vite.ts';

describeRecogniser(vite, har, recorded);
