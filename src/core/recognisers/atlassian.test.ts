import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './atlassian.har?raw';
import atlassian from './atlassian.ts';

describeRecogniser(atlassian, har);
