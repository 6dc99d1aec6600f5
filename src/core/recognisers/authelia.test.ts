import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './authelia.har?raw';
import authelia from './authelia.ts';

describeRecogniser(authelia, har);
