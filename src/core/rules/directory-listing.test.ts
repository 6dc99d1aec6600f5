import { describeRule } from '../../testing/describe-rule.ts';
import har from './directory-listing.har?raw';
import directoryListing from './directory-listing.ts';

describeRule(directoryListing, har, /may not list the directory .files./);
