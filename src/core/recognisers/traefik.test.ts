import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './traefik.har?raw';
import traefik from './traefik.ts';

describeRecogniser(traefik, har);
