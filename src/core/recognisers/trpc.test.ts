import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './trpc.har?raw';
import trpc from './trpc.ts';

describeRecogniser(trpc, har);
