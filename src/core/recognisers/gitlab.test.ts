import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './gitlab.har?raw';
import gitlab from './gitlab.ts';

describeRecogniser(gitlab, har);
