import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './mediawiki.har?raw';
import mediawiki from './mediawiki.ts';

describeRecogniser(mediawiki, har);
