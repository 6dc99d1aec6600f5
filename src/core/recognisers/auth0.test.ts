import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './auth0.har?raw';
import auth0 from './auth0.ts';

describeRecogniser(auth0, har);
