import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './laravel.har?raw';
import recorded from './laravel.recorded.har?raw';
import laravel from './laravel.ts';

describeRecogniser(laravel, har, recorded);
