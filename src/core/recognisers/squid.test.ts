import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './squid.har?raw';
import recorded from './squid.recorded.har?raw';
import squid from './squid.ts';

describeRecogniser(squid, har, recorded);
