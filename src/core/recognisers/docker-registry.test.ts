import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './docker-registry.har?raw';
import recorded from './docker-registry.recorded.har?raw';
import dockerRegistry from './docker-registry.ts';

describeRecogniser(dockerRegistry, har, recorded);
