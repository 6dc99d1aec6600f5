import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './gravitee.har?raw';
import gravitee from './gravitee.ts';

describeRecogniser(gravitee, har);
