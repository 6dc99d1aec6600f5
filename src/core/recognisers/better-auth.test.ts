import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './better-auth.har?raw';
import betterAuth from './better-auth.ts';

describeRecogniser(betterAuth, har);
