import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './couchdb.har?raw';
import couchdb from './couchdb.ts';

describeRecogniser(couchdb, har);
