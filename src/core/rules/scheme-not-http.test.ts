import { describeRule } from '../../testing/describe-rule.ts';
import har from './scheme-not-http.har?raw';
import schemeNotHttp from './scheme-not-http.ts';

describeRule(schemeNotHttp, har, /Your GET goes to a file: URL, which a page cannot fetch/);
