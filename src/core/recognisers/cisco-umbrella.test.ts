import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './cisco-umbrella.har?raw';
import ciscoUmbrella from './cisco-umbrella.ts';

describeRecogniser(ciscoUmbrella, har);
