import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-storage.har?raw';
import azureStorage from './azure-storage.ts';

describeRecogniser(azureStorage, har);
