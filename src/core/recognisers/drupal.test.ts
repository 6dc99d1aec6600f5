import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './drupal.har?raw';
import drupal from './drupal.ts';

describeRecogniser(drupal, har);
