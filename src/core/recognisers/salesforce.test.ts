import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './salesforce.har?raw';
import salesforce from './salesforce.ts';

describeRecogniser(salesforce, har);
