import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './symantec-proxy.har?raw';
import symantecProxy from './symantec-proxy.ts';

describeRecogniser(symantecProxy, har);
