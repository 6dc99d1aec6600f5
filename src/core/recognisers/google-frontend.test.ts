import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './google-frontend.har?raw';
import googleFrontend from './google-frontend.ts';

describeRecogniser(googleFrontend, har);
