import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './mulesoft.har?raw';
import mulesoft from './mulesoft.ts';

describeRecogniser(mulesoft, har);
