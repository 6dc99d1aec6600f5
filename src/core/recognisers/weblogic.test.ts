import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './weblogic.har?raw';
import weblogic from './weblogic.ts';

describeRecogniser(weblogic, har);
