import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './anthropic.har?raw';
import anthropic from './anthropic.ts';

describeRecogniser(anthropic, har);
