import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './django.har?raw';
import recorded from './django.recorded.har?raw';
import django from './django.ts';

describeRecogniser(django, har, recorded);
