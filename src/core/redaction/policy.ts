import { correlationIdHeaders } from '../correlation-ids.ts';
import { PERSONAL_CLAIMS, SESSION_CLAIMS, TECHNICAL_CLAIMS } from '../credentials/claims.ts';
import { HARMLESS_ENDINGS, KEY_WORDS, SECRET_PIECES, SECRET_WORDS, SENT_NAMES } from '../credentials/secret-names.ts';
import { TOKEN_PREFIXES } from '../credentials/token-prefixes.ts';
import { BODY_LIMIT } from './body.ts';
import { CREDENTIAL_HEADERS, NAME_LIST_HEADERS, PASSED_HEADERS, URL_HEADERS } from './header-lists.ts';
import { MASK_KINDS } from './mask.ts';
import { SHORTEST } from './randomness.ts';

const code = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(' ');
const sorted = (names: Iterable<string>): readonly string[] => [...names].sort();
const table = (head: readonly string[], rows: Iterable<readonly string[]>): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `docs/redaction.md`: the policy of both gates, from the tables that the gates themselves read. */
export function printRedactionPolicy(): string {
  return `${[...GATES, ...CHOICES, ...NAMES, ...HEADERS, ...TOKENS, ...CLAIMS, ...KINDS].join('\n\n')}\n`;
}

const GATES: readonly string[] = [
  '# Redaction',
  'This file is printed from the code (`src/core/redaction/policy.ts`); a test compares the two. After a change of the code: `npx vitest run src/core/redaction/policy.test.ts -u`.',
  'What is masked reads `[kind:length]`, as in `[cookie:32]`, length in characters. An empty value stays empty: that nothing was there is often the fault. Masking twice is masking once.',
  '## Two gates',
  `**At capture** (\`src/core/redact.ts\`), before anything is stored, compared or shown: credentials are masked wherever they sit. The result is a type of its own, and later stages accept nothing else. What only the raw value tells is read before and kept as facts: kind, scheme, claims, faults of form, a keyed fingerprint.`,
  [
    '- Credential headers: the value goes, the authentication scheme stays, and so do words that are no credential (`Bearer undefined`).',
    '- Cookies: values go; names and the attributes of `Set-Cookie` stay.',
    '- URLs (of requests, pages, redirects, `Referer`, `Location`, initiators, and inside texts and parameters): user name and password before the host; parameters in query and fragment by name, by form, and where they look random; path segments that look like tokens. Host, path, numbers and UUIDs stay. What a URL is redacted to depends on nothing but the URL.',
    `- Bodies, the first ${BODY_LIMIT.toLocaleString('en-US')} characters: JSON, forms, multipart, XML and HTML by the names of fields and of the fields around them; GraphQL as the JSON it is; contents and names of files; unknown and binary formats whole; other text by what stands after a name (\`password=…\`). Layout, order and numbers stay. Messages of a WebSocket that was not let in are bodies of no stated type; of the others none is kept.`,
    '- Everywhere: the forms of tokens below, strings that look random, PEM blocks, e-mail addresses, letters and digits hidden in an encoding, and every secret of the exchange that is repeated elsewhere in it.',
    `- A string looks random from ${SHORTEST} characters on where it is no number, date or UUID and few of its neighbouring letters and digits follow each other in words. Ids that a text announces (\`Request ID: …\`, \`Reference #…\`) and the exchange's own correlation ids stay.`,
    '- Values of the passed and of the declared headers below stay as they were, but for tokens of a known form in them: CORS is judged by them.',
  ].join('\n'),
  '**At export** (`src/core/export/gate.ts`), before anything leaves: deny by default, on top of the first gate.',
  [
    '- Names stay, of headers, cookies, parameters, fields and claims alike, but for those that look random or like a token themselves (`[name:40]`). Methods stay; one of no standard, of twelve characters and more, goes. Values of headers pass where the header is listed as passed below, is a correlation id, says why (`X-Error`, `X-…-Error-Message` and the like), or is declared: a response header that a recogniser or rule reads (`src/core/declared-headers.json`); random strings in a declared one go unless its name says that it is an id. All others become `[header:length]`.',
    '- Every value of a query or fragment parameter goes.',
    '- Host names stay whole, random labels included: they name the server that must change, and those of function URLs and CDNs are random by nature.',
    '- A body appears only as far as a diagnosis quotes it. Of JSON (messages of WebSockets too) and forms the names, the brackets, numbers of up to three digits and the words of a status itself (`Forbidden`, `error`, `true`) stay beside that. A whole body of such a word stays, too.',
    '- Of claims only technical ones stay; of a JOSE header how, with which key and for whom it was made. A signature is never there.',
    '- Sentences, facts, evidence and snippets lose every value that was masked elsewhere in the denial, and every twelve characters of one.',
    '- Fields of the report that the gate does not know do not leave. Of a HAR file these never enter the report: comments, cookies’ values, initiators’ stacks, addresses of servers, timings, and custom fields.',
  ].join('\n'),
];

const CHOICES: readonly string[] = [
  '## What a user decides',
  [
    '- **More is masked** by rules of one’s own (`src/core/redaction/own-rules.ts`): names, whose values then go wherever they stand, and patterns of text. What they mask reads `[own:length]`. In exports they come before the gate and reach host names, paths and ids as well. At capture, before the first gate, names act always and patterns where the settings say so (they do not at first: what a pattern takes no recogniser can read any more, and nobody can bring it back); neither touches host names, `Origin` and the CORS headers there, by which the verdict is reached. What was captured before a rule was made keeps its values until it is exported. A pattern is made of characters, classes and repetitions; what could run away (groups, alternatives, references, too many repetitions that can be read in different ways) is refused with a reason.',
    '- **One value is unmasked** by hand, in the preview of an export, and the report says which (`redactions.unmasked`). That is possible where only the gate of exports masked it. What was masked at capture cannot come back: nobody has it any more.',
    '- **Notes** that are typed into a report leave as they are, but for tokens, parameters and e-mail addresses that were pasted into them; the account may be an address.',
    '- **Fingerprints** say “the same token” in two reports: HMAC-SHA256 under a key that stays in this browser and can be made anew in the settings; reports from before and after then no longer compare.',
  ].join('\n'),
];

const byKind = (words: ReadonlyMap<string, string>): Iterable<readonly string[]> => {
  const kinds = new Map<string, string[]>();
  for (const [word, kind] of words) kinds.set(kind, [...(kinds.get(kind) ?? []), word]);
  return [...kinds].map(([kind, names]) => [`\`${kind}\``, code(sorted(names))]);
};

const NAMES: readonly string[] = [
  '## Names of secrets',
  'Fields, parameters, headers, elements, attributes and cookies, compared as words without regard to case and spelling: `X-Api-Key`, `api_key` and `apiKey` are one. A name holds a secret if one of its words is listed here,',
  table(['kind', 'words'], byKind(SECRET_WORDS)),
  `or if \`key\` follows one of ${code(sorted(KEY_WORDS))}, or if it holds one of these pieces:`,
  table(['kind', 'pieces'], byKind(SECRET_PIECES)),
  'In what a client sends (URLs, forms, request bodies) these names are secrets too; in an answer they are error codes and the like:',
  table(['kind', 'names'], byKind(SENT_NAMES)),
  `It holds none if its last word is one of ${code(sorted(HARMLESS_ENDINGS))}.`,
];

const HEADERS: readonly string[] = [
  '## Headers',
  'Credentials, beside those whose name says so:',
  table(
    ['kind', 'headers'],
    [
      [
        '',
        code([
          'authorization',
          'proxy-authorization',
          'cookie',
          'set-cookie',
          'sec-websocket-protocol (the tokens in it)',
        ]),
      ],
      ...byKind(CREDENTIAL_HEADERS),
    ],
  ),
  `URLs, redacted as such: ${code(sorted([...URL_HEADERS, 'link', 'refresh']))}.`,
  '`www-authenticate` and `proxy-authenticate` stay readable, without nonces, opaque values and messages of Negotiate and NTLM, in an export without random strings and e-mail addresses.',
  `Lists of names, which stay: ${code(sorted(NAME_LIST_HEADERS))}.`,
  `Passed in every export: ${code(sorted([...PASSED_HEADERS].filter((name) => !NAME_LIST_HEADERS.has(name))))}. In an export random strings in them go, and the boundary of a multipart type unless a browser made it.`,
  `Correlation ids, passed in every export: ${code(sorted(correlationIdHeaders))}.`,
];

const TOKENS: readonly string[] = [
  '## Tokens of a known form',
  'Masked wherever they stand. JSON Web Tokens, and everything else that begins like a JSON object in base64; PEM blocks; and these, by the form that their issuer publishes:',
  table(
    ['token', 'kind', 'form'],
    TOKEN_PREFIXES.map(({ label, kind, form }) => [label, `\`${kind}\``, `\`${form.replaceAll('|', '\\|')}\``]),
  ),
];

const CLAIMS: readonly string[] = [
  '## Claims',
  'Of a namespaced name (`https://app.example/roles`, `cognito:groups`) the last part counts.',
  `Technical, readable in every export: ${code(sorted(TECHNICAL_CLAIMS))}. A value that is an e-mail address or a token is masked all the same.`,
  `Personal, masked from the start: ${code(sorted(PERSONAL_CLAIMS))}.`,
  `Of one session, masked from the start: ${code(sorted(SESSION_CLAIMS))}.`,
  'All others stay on this machine, unless their name or value is that of a secret, and are masked in an export.',
];

const KINDS: readonly string[] = [
  '## Kinds of masks',
  table(
    ['kind', 'in place of'],
    Object.entries(MASK_KINDS).map(([kind, meaning]) => [`\`${kind}\``, meaning]),
  ),
];
