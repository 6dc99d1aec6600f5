import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './caddy.har?raw';
import caddy from './caddy.ts';

describeRecogniser(caddy, har);
