import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './tomcat.har?raw';
import recorded from './tomcat.recorded.har?raw';
import tomcat from './tomcat.ts';

describeRecogniser(tomcat, har, recorded);
