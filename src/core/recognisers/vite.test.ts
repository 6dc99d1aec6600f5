import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './vite.har?raw';
import vite from './vite.ts';

describeRecogniser(vite, har);
