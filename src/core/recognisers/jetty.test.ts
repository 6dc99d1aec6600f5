import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './jetty.har?raw';
import jetty from './jetty.ts';

describeRecogniser(jetty, har);
