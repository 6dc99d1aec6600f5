import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './jenkins.har?raw';
import jenkins from './jenkins.ts';

describeRecogniser(jenkins, har);
