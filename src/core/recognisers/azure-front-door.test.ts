import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './azure-front-door.har?raw';
import azureFrontDoor from './azure-front-door.ts';

describeRecogniser(azureFrontDoor, har);
