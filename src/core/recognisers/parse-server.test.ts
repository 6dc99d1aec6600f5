import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './parse-server.har?raw';
import parseServer from './parse-server.ts';

describeRecogniser(parseServer, har);
