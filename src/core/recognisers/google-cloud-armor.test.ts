import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './google-cloud-armor.har?raw';
import googleCloudArmor from './google-cloud-armor.ts';

describeRecogniser(googleCloudArmor, har);
