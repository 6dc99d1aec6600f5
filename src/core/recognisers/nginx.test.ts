import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './nginx.har?raw';
import nginx from './nginx.ts';

describeRecogniser(nginx, har);
