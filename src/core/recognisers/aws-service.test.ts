import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './aws-service.har?raw';
import awsService from './aws-service.ts';

describeRecogniser(awsService, har);
