import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './cloudflare.har?raw';
import cloudflare from './cloudflare.ts';

describeRecogniser(cloudflare, har);
