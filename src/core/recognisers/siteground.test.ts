import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './siteground.har?raw';
import siteground from './siteground.ts';

describeRecogniser(siteground, har);
