import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './notion.har?raw';
import notion from './notion.ts';

describeRecogniser(notion, har);
