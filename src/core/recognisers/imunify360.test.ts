import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './imunify360.har?raw';
import imunify360 from './imunify360.ts';

describeRecogniser(imunify360, har);
