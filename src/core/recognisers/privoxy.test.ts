import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './privoxy.har?raw';
import privoxy from './privoxy.ts';

describeRecogniser(privoxy, har);
