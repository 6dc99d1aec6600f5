import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './rapidapi.har?raw';
import rapidapi from './rapidapi.ts';

describeRecogniser(rapidapi, har);
