import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './koa.har?raw';
import recorded from './koa.recorded.har?raw';
import koa from './koa.ts';

describeRecogniser(koa, har, recorded);
