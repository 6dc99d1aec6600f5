import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './codeigniter.har?raw';
import codeigniter from './codeigniter.ts';

describeRecogniser(codeigniter, har);
