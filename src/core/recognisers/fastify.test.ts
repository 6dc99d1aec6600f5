import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './fastify.har?raw';
import fastify from './fastify.ts';

describeRecogniser(fastify, har);
