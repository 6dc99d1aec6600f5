import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './hono.har?raw';
import hono from './hono.ts';

describeRecogniser(hono, har);
