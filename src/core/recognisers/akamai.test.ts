import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './akamai.har?raw';
import akamai from './akamai.ts';

describeRecogniser(akamai, har);
