import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './firebase.har?raw';
import firebase from './firebase.ts';

describeRecogniser(firebase, har);
