import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './keycloak.har?raw';
import keycloak from './keycloak.ts';

describeRecogniser(keycloak, har);
