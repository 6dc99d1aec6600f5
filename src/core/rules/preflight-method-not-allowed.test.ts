import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-method-not-allowed.har?raw';
import preflightMethodNotAllowed from './preflight-method-not-allowed.ts';

describeRule(
  preflightMethodNotAllowed,
  har,
  /api\.example allows the methods GET, put, and case matters: PUT is not among them/,
);
