import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './krakend.har?raw';
import krakend from './krakend.ts';

describeRecogniser(krakend, har);
