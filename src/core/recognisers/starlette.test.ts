import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './starlette.har?raw';
import recorded from './starlette.recorded.har?raw';
import starlette from './starlette.ts';

describeRecogniser(starlette, har, recorded);
