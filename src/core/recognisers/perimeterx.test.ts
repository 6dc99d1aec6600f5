import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './perimeterx.har?raw';
import perimeterx from './perimeterx.ts';

describeRecogniser(perimeterx, har);
