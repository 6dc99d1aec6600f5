import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './litespeed.har?raw';
import litespeed from './litespeed.ts';

describeRecogniser(litespeed, har);
