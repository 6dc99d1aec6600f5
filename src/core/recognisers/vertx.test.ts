import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './vertx.har?raw';
import vertx from './vertx.ts';

describeRecogniser(vertx, har);
