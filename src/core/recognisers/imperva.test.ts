import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './imperva.har?raw';
import imperva from './imperva.ts';

describeRecogniser(imperva, har);
