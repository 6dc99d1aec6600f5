import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './tinyproxy.har?raw';
import recorded from './tinyproxy.recorded.har?raw';
import tinyproxy from './tinyproxy.ts';

describeRecogniser(tinyproxy, har, recorded);
