import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './subsonic.har?raw';
import subsonic from './subsonic.ts';

describeRecogniser(subsonic, har);
