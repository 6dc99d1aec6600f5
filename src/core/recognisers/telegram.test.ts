import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './telegram.har?raw';
import telegram from './telegram.ts';

describeRecogniser(telegram, har);
