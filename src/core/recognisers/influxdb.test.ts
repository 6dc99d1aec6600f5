import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './influxdb.har?raw';
import influxdb from './influxdb.ts';

describeRecogniser(influxdb, har);
