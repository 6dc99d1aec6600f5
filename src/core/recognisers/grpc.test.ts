import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './grpc.har?raw';
import grpc from './grpc.ts';

describeRecogniser(grpc, har);
