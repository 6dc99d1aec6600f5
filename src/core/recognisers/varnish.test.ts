import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './varnish.har?raw';
import recorded from './varnish.recorded.har?raw';
import varnish from './varnish.ts';

describeRecogniser(varnish, har, recorded);
