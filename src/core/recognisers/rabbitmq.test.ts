import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './rabbitmq.har?raw';
import rabbitmq from './rabbitmq.ts';

describeRecogniser(rabbitmq, har);
