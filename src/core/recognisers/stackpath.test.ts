import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './stackpath.har?raw';
import stackpath from './stackpath.ts';

describeRecogniser(stackpath, har);
