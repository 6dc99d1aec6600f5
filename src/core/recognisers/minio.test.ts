import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './minio.har?raw';
import minio from './minio.ts';

describeRecogniser(minio, har);
