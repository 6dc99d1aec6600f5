import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './fortigate.har?raw';
import fortigate from './fortigate.ts';

describeRecogniser(fortigate, har);
