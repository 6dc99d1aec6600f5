import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './haproxy.har?raw';
import recorded from './haproxy.recorded.har?raw';
import haproxy from './haproxy.ts';

describeRecogniser(haproxy, har, recorded);
