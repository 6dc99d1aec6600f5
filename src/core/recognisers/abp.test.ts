import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './abp.har?raw';
import abp from './abp.ts';

describeRecogniser(abp, har);
