import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './consul.har?raw';
import consul from './consul.ts';

describeRecogniser(consul, har);
