import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './pomerium.har?raw';
import pomerium from './pomerium.ts';

describeRecogniser(pomerium, har);
