import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './json-web-token.har?raw';
import jsonWebToken from './json-web-token.ts';

describeRecogniser(jsonWebToken, har);
