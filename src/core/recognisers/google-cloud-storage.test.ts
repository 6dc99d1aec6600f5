import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './google-cloud-storage.har?raw';
import googleCloudStorage from './google-cloud-storage.ts';

describeRecogniser(googleCloudStorage, har);
