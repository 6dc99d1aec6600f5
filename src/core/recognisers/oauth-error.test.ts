import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './oauth-error.har?raw';
import oauthError from './oauth-error.ts';

describeRecogniser(oauthError, har);
