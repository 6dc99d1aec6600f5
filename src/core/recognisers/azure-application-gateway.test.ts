import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-application-gateway.har?raw';
import azureApplicationGateway from './azure-application-gateway.ts';

describeRecogniser(azureApplicationGateway, har);
