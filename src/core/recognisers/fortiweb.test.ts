import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './fortiweb.har?raw';
import fortiweb from './fortiweb.ts';

describeRecogniser(fortiweb, har);
