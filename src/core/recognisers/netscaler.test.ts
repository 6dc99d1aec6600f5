import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './netscaler.har?raw';
import netscaler from './netscaler.ts';

describeRecogniser(netscaler, har);
