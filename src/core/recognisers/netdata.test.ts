import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './netdata.har?raw';
import netdata from './netdata.ts';

describeRecogniser(netdata, har);
