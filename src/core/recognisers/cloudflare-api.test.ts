import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './cloudflare-api.har?raw';
import cloudflareApi from './cloudflare-api.ts';

describeRecogniser(cloudflareApi, har);
