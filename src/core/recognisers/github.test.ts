import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './github.har?raw';
import github from './github.ts';

describeRecogniser(github, har);
