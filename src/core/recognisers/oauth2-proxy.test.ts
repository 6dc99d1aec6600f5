import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './oauth2-proxy.har?raw';
import oauth2Proxy from './oauth2-proxy.ts';

describeRecogniser(oauth2Proxy, har);
