import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './express.har?raw';
import recorded from './express.recorded.har?raw';
import express from './express.ts';

describeRecogniser(express, har, recorded);
