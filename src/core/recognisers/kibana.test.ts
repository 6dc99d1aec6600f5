import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './kibana.har?raw';
import kibana from './kibana.ts';

describeRecogniser(kibana, har);
