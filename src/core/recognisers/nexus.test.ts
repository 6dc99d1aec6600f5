import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './nexus.har?raw';
import nexus from './nexus.ts';

describeRecogniser(nexus, har);
