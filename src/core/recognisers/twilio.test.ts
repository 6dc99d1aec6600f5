import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './twilio.har?raw';
import twilio from './twilio.ts';

describeRecogniser(twilio, har);
