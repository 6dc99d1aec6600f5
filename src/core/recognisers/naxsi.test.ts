import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './naxsi.har?raw';
import naxsi from './naxsi.ts';

describeRecogniser(naxsi, har);
