import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './postgrest.har?raw';
import postgrest from './postgrest.ts';

describeRecogniser(postgrest, har);
