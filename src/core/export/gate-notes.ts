import { maskEmails, scrubText, type TextRules } from '../redaction/scrub-text.ts';
import { settled } from '../redaction/settled.ts';
import { redactUrl } from '../redaction/url.ts';
import type { Notes } from '../report-schema.ts';

const RULES: TextRules = {
  place: 'sent',
  known: new Set(),
  url: (url) => redactUrl(url, 'export'),
  values: (text) => text,
};

const scrub = (text: string): string => settled(text, (one) => scrubText(one, RULES));

/** A whole address, as an account is named by. */
const isAddress = (text: string): boolean => !/\s/.test(text) && /^\[email:\d+\]$/.test(maskEmails(text));

/** What was typed by hand leaves, without the tokens and parameters that were pasted into it. An account may be an address. */
export const gateNotes = ({ expectedRole, account, network, address, reproduce, remarks }: Notes): Notes => ({
  expectedRole: scrub(expectedRole),
  account: isAddress(account) ? account : scrub(account),
  network: scrub(network),
  address: scrub(address),
  reproduce: scrub(reproduce),
  remarks: scrub(remarks),
});
