import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './nginx.har?raw';
import recorded from './nginx.recorded.har?raw';
import nginx from './nginx.ts';

describeRecogniser(nginx, har, recorded);
