import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './stripe.har?raw';
import stripe from './stripe.ts';

describeRecogniser(stripe, har);
