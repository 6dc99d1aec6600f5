import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './ninja-firewall.har?raw';
import ninjaFirewall from './ninja-firewall.ts';

describeRecogniser(ninjaFirewall, har);
