import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './wechat.har?raw';
import wechat from './wechat.ts';

describeRecogniser(wechat, har);
