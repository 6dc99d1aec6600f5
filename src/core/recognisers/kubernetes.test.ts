import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './kubernetes.har?raw';
import kubernetes from './kubernetes.ts';

describeRecogniser(kubernetes, har);
