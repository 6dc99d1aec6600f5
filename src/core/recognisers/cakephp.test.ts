import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './cakephp.har?raw';
import cakephp from './cakephp.ts';

describeRecogniser(cakephp, har);
