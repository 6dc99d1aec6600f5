import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './plesk.har?raw';
import plesk from './plesk.ts';

describeRecogniser(plesk, har);
