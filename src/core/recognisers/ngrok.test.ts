import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './ngrok.har?raw';
import ngrok from './ngrok.ts';

describeRecogniser(ngrok, har);
