import { describeRule } from '../../testing/describe-rule.ts';
import har from './blocked-by-client.har?raw';
import blockedByClient from './blocked-by-client.ts';

describeRule(
  blockedByClient,
  har,
  /An extension or a setting of the browser blocked your GET before it was sent\. No server saw it/,
);
