import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './hapi.har?raw';
import hapi from './hapi.ts';

describeRecogniser(hapi, har);
