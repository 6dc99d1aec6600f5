import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './proxy-status.har?raw';
import proxyStatus from './proxy-status.ts';

describeRecogniser(proxyStatus, har);
