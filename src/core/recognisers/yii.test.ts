import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './yii.har?raw';
import yii from './yii.ts';

describeRecogniser(yii, har);
