import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './nest.har?raw';
import recorded from './nest.recorded.har?raw';
import nest from './nest.ts';

describeRecogniser(nest, har, recorded);
