import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './kong.har?raw';
import kong from './kong.ts';

describeRecogniser(kong, har);
