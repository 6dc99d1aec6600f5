import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './gitea.har?raw';
import gitea from './gitea.ts';

describeRecogniser(gitea, har);
