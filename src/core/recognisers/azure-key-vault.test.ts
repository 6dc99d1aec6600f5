import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-key-vault.har?raw';
import azureKeyVault from './azure-key-vault.ts';

describeRecogniser(azureKeyVault, har);
