import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './typesense.har?raw';
import typesense from './typesense.ts';

describeRecogniser(typesense, har);
