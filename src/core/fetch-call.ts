import type { Denial } from './denial.ts';
import { getHeader, type HeaderList, hasHeader } from './exchange.ts';

/** What to change in the call of a page. */
export interface FetchChange {
  /** The address in place of the one that was called. */
  readonly url?: string;
  readonly credentials?: 'include';
  readonly mode?: 'cors';
  /** Headers to set: a name, and what the value is in JavaScript, now and before. */
  readonly set?: readonly { readonly name: string; readonly value: string; readonly before?: string }[];
  /** Names of headers to leave out. */
  readonly leaveOut?: readonly string[];
  /** A statement in front of the call. */
  readonly first?: string;
}

/** Of requests that no script made with fetch or XMLHttpRequest. */
const NO_CALL = ['navigate', 'websocket'];

/**
 * The call as a diff: its address, its method and what changes, each line behind `+`, `-` or a space. Undefined where the
 * request was none of a script. The captured values are written as JavaScript's own literals.
 */
export function fetchCallDiff(denial: Denial, change: FetchChange): string | undefined {
  const { method, url } = denial.request;
  const sent = (denial.actual ?? denial.preflight)?.request.headers ?? [];
  if (NO_CALL.includes(getHeader(sent, 'Sec-Fetch-Mode') ?? '')) return undefined;
  const call = (address: string): string => `fetch(${literal(address)}, {`;
  const moved = change.url !== undefined && change.url !== url;
  return [
    ...(change.first === undefined ? [] : [`+ ${change.first}`]),
    ...(moved ? [`- ${call(url)}`, `+ ${call(change.url)}`] : [`  ${call(url)}`]),
    `    method: ${literal(method)},`,
    ...(change.mode === undefined ? [] : [`-   mode: "no-cors",`, `+   mode: ${literal(change.mode)},`]),
    ...(change.credentials === undefined ? [] : [`+   credentials: ${literal(change.credentials)},`]),
    ...headerLines(change, sent),
    '  });',
  ].join('\n');
}

/** The diff as what a step has to paste, where there is one. */
export const asDiff = (diff: string | undefined): { readonly copy?: string } =>
  diff === undefined ? {} : { copy: diff };

function headerLines({ set = [], leaveOut = [] }: FetchChange, sent: HeaderList): readonly string[] {
  if (set.length + leaveOut.length === 0) return [];
  return [
    '    headers: {',
    ...leaveOut.map((name) => `-     ${literal(name)}: …,`),
    ...set.flatMap(({ name, value, before = hasHeader(sent, name) ? '…' : undefined }) => [
      ...(before === undefined ? [] : [`-     ${literal(name)}: ${before},`]),
      `+     ${literal(name)}: ${value},`,
    ]),
    '    },',
  ];
}

const literal = (text: string): string => JSON.stringify(text).replace(/[\u2028\u2029]/g, '');
