import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './webpack-dev-server.har?raw';
import webpackDevServer from './webpack-dev-server.ts';

describeRecogniser(webpackDevServer, har);
