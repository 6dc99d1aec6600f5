import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './kasada.har?raw';
import kasada from './kasada.ts';

describeRecogniser(kasada, har);
