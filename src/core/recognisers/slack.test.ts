import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './slack.har?raw';
import slack from './slack.ts';

describeRecogniser(slack, har);
