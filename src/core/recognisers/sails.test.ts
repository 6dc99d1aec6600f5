import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './sails.har?raw';
import sails from './sails.ts';

describeRecogniser(sails, har);
