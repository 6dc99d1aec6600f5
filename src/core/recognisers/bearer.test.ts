import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './bearer.har?raw';
import bearer from './bearer.ts';

describeRecogniser(bearer, har);
