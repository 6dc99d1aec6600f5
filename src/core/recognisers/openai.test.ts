import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './openai.har?raw';
import openai from './openai.ts';

describeRecogniser(openai, har);
