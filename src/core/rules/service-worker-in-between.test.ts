import { describeRule } from '../../testing/describe-rule.ts';
import har from './service-worker-in-between.har?raw';
import serviceWorkerInBetween from './service-worker-in-between.ts';

describeRule(serviceWorkerInBetween, har, /The page's service worker handled your GET/);
