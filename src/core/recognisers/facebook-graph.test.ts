import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './facebook-graph.har?raw';
import facebookGraph from './facebook-graph.ts';

describeRecogniser(facebookGraph, har);
