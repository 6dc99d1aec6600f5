import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './vercel.har?raw';
import vercel from './vercel.ts';

describeRecogniser(vercel, har);
