import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './sucuri.har?raw';
import sucuri from './sucuri.ts';

describeRecogniser(sucuri, har);
