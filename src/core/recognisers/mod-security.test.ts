import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './mod-security.har?raw';
import modSecurity from './mod-security.ts';

describeRecogniser(modSecurity, har);
