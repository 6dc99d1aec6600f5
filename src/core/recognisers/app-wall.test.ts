import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './app-wall.har?raw';
import appWall from './app-wall.ts';

describeRecogniser(appWall, har);
