import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './flask.har?raw';
import recorded from './flask.recorded.har?raw';
import flask from './flask.ts';

describeRecogniser(flask, har, recorded);
