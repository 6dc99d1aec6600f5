import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './three-scale.har?raw';
import threeScale from './three-scale.ts';

describeRecogniser(threeScale, har);
