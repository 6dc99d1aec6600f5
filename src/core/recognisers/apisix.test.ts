import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './apisix.har?raw';
import apisix from './apisix.ts';

describeRecogniser(apisix, har);
