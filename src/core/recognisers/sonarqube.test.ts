import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './sonarqube.har?raw';
import sonarqube from './sonarqube.ts';

describeRecogniser(sonarqube, har);
