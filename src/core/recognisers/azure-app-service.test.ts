import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-app-service.har?raw';
import azureAppService from './azure-app-service.ts';

describeRecogniser(azureAppService, har);
