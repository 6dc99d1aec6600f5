import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './matrix.har?raw';
import matrix from './matrix.ts';

describeRecogniser(matrix, har);
