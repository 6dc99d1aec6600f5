import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './palo-alto.har?raw';
import paloAlto from './palo-alto.ts';

describeRecogniser(paloAlto, har);
