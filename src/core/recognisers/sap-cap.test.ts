import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './sap-cap.har?raw';
import sapCap from './sap-cap.ts';

describeRecogniser(sapCap, har);
