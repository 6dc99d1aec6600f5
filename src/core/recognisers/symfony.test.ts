import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './symfony.har?raw';
import recorded from './symfony.recorded.har?raw';
import symfony from './symfony.ts';

describeRecogniser(symfony, har, recorded);
