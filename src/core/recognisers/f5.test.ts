import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './f5.har?raw';
import f5 from './f5.ts';

describeRecogniser(f5, har);
