import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './shopify.har?raw';
import shopify from './shopify.ts';

describeRecogniser(shopify, har);
