import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './starlette.har?raw';
import starlette from './starlette.ts';

describeRecogniser(starlette, har);
