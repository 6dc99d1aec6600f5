import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './aspnet-core.har?raw';
import aspnetCore from './aspnet-core.ts';

describeRecogniser(aspnetCore, har);
