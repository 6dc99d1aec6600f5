import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './mod-security.har?raw';
import recorded from './mod-security.recorded.har?raw';
import modSecurity from './mod-security.ts';

describeRecogniser(modSecurity, har, recorded);
