import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import recorded from './fastify.recorded.har?raw';
import fastify from './fastify.ts';

describeRecogniser(fastify, recorded);
