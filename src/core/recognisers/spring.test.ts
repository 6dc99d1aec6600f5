import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './spring.har?raw';
import spring from './spring.ts';

describeRecogniser(spring, har);
