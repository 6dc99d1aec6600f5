import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './zscaler.har?raw';
import zscaler from './zscaler.ts';

describeRecogniser(zscaler, har);
