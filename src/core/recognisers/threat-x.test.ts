import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './threat-x.har?raw';
import threatX from './threat-x.ts';

describeRecogniser(threatX, har);
