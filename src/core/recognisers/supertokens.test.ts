import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './supertokens.har?raw';
import supertokens from './supertokens.ts';

describeRecogniser(supertokens, har);
