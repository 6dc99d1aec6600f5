import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-api-management.har?raw';
import azureApiManagement from './azure-api-management.ts';

describeRecogniser(azureApiManagement, har);
