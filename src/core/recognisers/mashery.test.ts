import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './mashery.har?raw';
import mashery from './mashery.ts';

describeRecogniser(mashery, har);
