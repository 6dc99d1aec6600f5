import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './hasura.har?raw';
import hasura from './hasura.ts';

describeRecogniser(hasura, har);
