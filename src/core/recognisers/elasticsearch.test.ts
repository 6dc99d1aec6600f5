import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './elasticsearch.har?raw';
import elasticsearch from './elasticsearch.ts';

describeRecogniser(elasticsearch, har);
