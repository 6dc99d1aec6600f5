import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './wallarm.har?raw';
import wallarm from './wallarm.ts';

describeRecogniser(wallarm, har);
