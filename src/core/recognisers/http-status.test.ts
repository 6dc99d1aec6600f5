import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './http-status.har?raw';
import httpStatus from './http-status.ts';

describeRecogniser(httpStatus, har);
