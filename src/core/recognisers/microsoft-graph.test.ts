import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './microsoft-graph.har?raw';
import microsoftGraph from './microsoft-graph.ts';

describeRecogniser(microsoftGraph, har);
