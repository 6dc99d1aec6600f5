import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './traffic-server.har?raw';
import trafficServer from './traffic-server.ts';

describeRecogniser(trafficServer, har);
