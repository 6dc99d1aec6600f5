import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './cachewall.har?raw';
import cachewall from './cachewall.ts';

describeRecogniser(cachewall, har);
