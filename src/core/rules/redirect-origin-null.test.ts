import { describeRule } from '../../testing/describe-rule.ts';
import har from './redirect-origin-null.har?raw';
import redirectOriginNull from './redirect-origin-null.ts';

describeRule(
  redirectOriginNull,
  har,
  /A redirect across origins made the origin null, and cdn\.example allows https:\/\/app\.example/,
);
