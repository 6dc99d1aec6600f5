import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './fastify.har?raw';
import recorded from './fastify.recorded.har?raw';
import fastify from './fastify.ts';

describeRecogniser(fastify, har, recorded);
