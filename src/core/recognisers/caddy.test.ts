import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import recorded from './caddy.recorded.har?raw';
import caddy from './caddy.ts';

describeRecogniser(caddy, recorded);
