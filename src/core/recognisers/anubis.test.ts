import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './anubis.har?raw';
import anubis from './anubis.ts';

describeRecogniser(anubis, har);
