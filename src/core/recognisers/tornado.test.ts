import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './tornado.har?raw';
import recorded from './tornado.recorded.har?raw';
import tornado from './tornado.ts';

describeRecogniser(tornado, har, recorded);
