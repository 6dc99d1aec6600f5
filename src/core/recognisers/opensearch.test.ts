import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './opensearch.har?raw';
import opensearch from './opensearch.ts';

describeRecogniser(opensearch, har);
