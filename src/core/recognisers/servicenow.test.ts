import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './servicenow.har?raw';
import servicenow from './servicenow.ts';

describeRecogniser(servicenow, har);
