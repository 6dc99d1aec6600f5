import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './error-page.har?raw';
import errorPage from './error-page.ts';

describeRecogniser(errorPage, har);
