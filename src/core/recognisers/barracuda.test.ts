import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './barracuda.har?raw';
import barracuda from './barracuda.ts';

describeRecogniser(barracuda, har);
