import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './lighttpd.har?raw';
import recorded from './lighttpd.recorded.har?raw';
import lighttpd from './lighttpd.ts';

describeRecogniser(lighttpd, har, recorded);
