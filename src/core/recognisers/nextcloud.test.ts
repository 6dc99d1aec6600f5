import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './nextcloud.har?raw';
import nextcloud from './nextcloud.ts';

describeRecogniser(nextcloud, har);
