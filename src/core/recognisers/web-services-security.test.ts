import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './web-services-security.har?raw';
import webServicesSecurity from './web-services-security.ts';

describeRecogniser(webServicesSecurity, har);
