import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './datadome.har?raw';
import datadome from './datadome.ts';

describeRecogniser(datadome, har);
