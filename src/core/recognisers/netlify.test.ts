import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './netlify.har?raw';
import netlify from './netlify.ts';

describeRecogniser(netlify, har);
