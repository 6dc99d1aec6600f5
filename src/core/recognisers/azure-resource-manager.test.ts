import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-resource-manager.har?raw';
import azureResourceManager from './azure-resource-manager.ts';

describeRecogniser(azureResourceManager, har);
