import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './micronaut.har?raw';
import micronaut from './micronaut.ts';

describeRecogniser(micronaut, har);
