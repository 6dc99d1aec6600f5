import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './light-web-server.har?raw';
import lightWebServer from './light-web-server.ts';

describeRecogniser(lightWebServer, har);
