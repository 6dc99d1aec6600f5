import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './aws-api-gateway.har?raw';
import awsApiGateway from './aws-api-gateway.ts';

describeRecogniser(awsApiGateway, har);
