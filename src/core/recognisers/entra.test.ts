import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './entra.har?raw';
import entra from './entra.ts';

describeRecogniser(entra, har);
