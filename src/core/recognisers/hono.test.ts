import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import recorded from './hono.recorded.har?raw';
import hono from './hono.ts';

describeRecogniser(hono, recorded);
