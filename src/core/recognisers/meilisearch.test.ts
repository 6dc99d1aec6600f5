import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './meilisearch.har?raw';
import meilisearch from './meilisearch.ts';

describeRecogniser(meilisearch, har);
