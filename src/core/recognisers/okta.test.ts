import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './okta.har?raw';
import okta from './okta.ts';

describeRecogniser(okta, har);
