import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './artifactory.har?raw';
import artifactory from './artifactory.ts';

describeRecogniser(artifactory, har);
