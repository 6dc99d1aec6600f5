import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import recorded from './hapi.recorded.har?raw';
import hapi from './hapi.ts';

describeRecogniser(hapi, recorded);
