import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './iis.har?raw';
import iis from './iis.ts';

describeRecogniser(iis, har);
