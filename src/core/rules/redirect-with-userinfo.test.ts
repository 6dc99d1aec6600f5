import { describeRule } from '../../testing/describe-rule.ts';
import har from './redirect-with-userinfo.har?raw';
import redirectWithUserinfo from './redirect-with-userinfo.ts';

describeRule(redirectWithUserinfo, har, /api\.example redirected your GET to a URL with a user name or password in it/);
