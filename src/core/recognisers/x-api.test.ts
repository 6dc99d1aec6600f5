import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './x-api.har?raw';
import xApi from './x-api.ts';

describeRecogniser(xApi, har);
