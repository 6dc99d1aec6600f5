import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './google-iap.har?raw';
import googleIap from './google-iap.ts';

describeRecogniser(googleIap, har);
