import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './angular.har?raw';
import angular from './angular.ts';

describeRecogniser(angular, har);
