import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './django-rest-framework.har?raw';
import recorded from './django-rest-framework.recorded.har?raw';
import djangoRestFramework from './django-rest-framework.ts';

describeRecogniser(djangoRestFramework, har, recorded);
