import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './feathers.har?raw';
import feathers from './feathers.ts';

describeRecogniser(feathers, har);
