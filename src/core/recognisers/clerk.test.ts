import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './clerk.har?raw';
import clerk from './clerk.ts';

describeRecogniser(clerk, har);
