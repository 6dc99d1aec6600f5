import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './graphql.har?raw';
import graphql from './graphql.ts';

describeRecogniser(graphql, har);
