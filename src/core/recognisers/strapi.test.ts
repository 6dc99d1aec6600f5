import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './strapi.har?raw';
import strapi from './strapi.ts';

describeRecogniser(strapi, har);
