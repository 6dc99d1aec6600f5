import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './pyramid.har?raw';
import pyramid from './pyramid.ts';

describeRecogniser(pyramid, har);
