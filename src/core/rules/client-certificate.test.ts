import { describeRule } from '../../testing/describe-rule.ts';
import har from './client-certificate.har?raw';
import clientCertificate from './client-certificate.ts';

describeRule(clientCertificate, har, /client certificate/);
