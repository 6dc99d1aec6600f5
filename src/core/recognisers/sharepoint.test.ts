import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './sharepoint.har?raw';
import sharepoint from './sharepoint.ts';

describeRecogniser(sharepoint, har);
