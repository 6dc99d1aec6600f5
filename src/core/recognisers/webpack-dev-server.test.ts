import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './webpack-dev-server.har?raw';
import recorded from './webpack-dev-server.recorded.har?raw';
import webpackDevServer from './webpack-dev-server.ts';

describeRecogniser(webpackDevServer, har, recorded);
