import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './ibm-api-connect.har?raw';
import ibmApiConnect from './ibm-api-connect.ts';

describeRecogniser(ibmApiConnect, har);
