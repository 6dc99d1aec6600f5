import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './google-api.har?raw';
import googleApi from './google-api.ts';

describeRecogniser(googleApi, har);
