import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './grafana.har?raw';
import grafana from './grafana.ts';

describeRecogniser(grafana, har);
