import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './rack-protection.har?raw';
import rackProtection from './rack-protection.ts';

describeRecogniser(rackProtection, har);
