import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './envoy.har?raw';
import envoy from './envoy.ts';

describeRecogniser(envoy, har);
