import { corsUnsafeRequestHeaderNames } from './fetch/cors-unsafe-request-header-names.ts';
import { isSameOrigin, originOf } from './fetch/origin.ts';
import type { ReportDenial } from './report-schema.ts';
import { MOST_VARIANTS, type Variant } from './variant.ts';

/** Methods that ask for something and change nothing. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** True where sending the request again may change something on the server once more. */
export const changesState = (method: string): boolean => !SAFE_METHODS.has(method.toUpperCase());

const UNCHANGED = { method: null, withoutHeaders: [], setHeaders: [], body: { kind: 'same' } } as const;

const unchanged = (label: string, credentials: Variant['credentials']): Variant => ({
  ...UNCHANGED,
  withoutHeaders: [],
  setHeaders: [],
  label,
  credentials,
});

/** The first hop's own exchange, null where only its preflight was captured. */
const sentBy = ({ exchanges }: ReportDenial) => exchanges.find(({ role }) => role !== 'preflight') ?? null;

const isCrossOrigin = ({ request: { origin, url } }: ReportDenial): boolean => {
  const target = originOf(url);
  return origin !== null && target !== null && !isSameOrigin(origin, target);
};

/**
 * The request as it was. Where the capture does not tell whether it carried credentials it is sent with and without: the
 * first decides.
 */
export function recheckVariants(denial: ReportDenial): readonly Variant[] {
  if (!isCrossOrigin(denial)) return [unchanged('unchanged', 'same-origin')];
  const { credentials } = denial.cors ?? { credentials: 'unknown' };
  if (credentials !== 'unknown') return [unchanged('unchanged', credentials)];
  return [unchanged('with credentials', 'include'), unchanged('without credentials', 'omit')];
}

/** Names of the headers that the page set, lower case, as far as the capture shows them. */
export function ownHeaders(denial: ReportDenial): readonly string[] {
  const headers = sentBy(denial)?.request.headers ?? [];
  return corsUnsafeRequestHeaderNames(headers);
}

/** Single changes, one a variant, that tell which part of the request is refused. The first is the request as it was. */
export function probeVariants(denial: ReportDenial): readonly Variant[] {
  const [base = unchanged('unchanged', 'same-origin')] = recheckVariants(denial);
  const start = { ...base, label: 'unchanged' };
  const names = ownHeaders(denial);
  const kinds = (isCrossOrigin(denial) ? (['include', 'omit'] as const) : (['same-origin', 'omit'] as const)).filter(
    (kind) => kind !== start.credentials,
  );
  const text = sentBy(denial)?.request.body?.text ?? '';
  const ordered = [...names].sort((a, b) => Number(b === 'authorization') - Number(a === 'authorization'));
  const variants: Variant[] = [
    start,
    ...kinds.map((kind) => ({ ...start, credentials: kind, label: CREDENTIALS[kind] })),
    ...ordered.map((name) => ({ ...start, withoutHeaders: [name], label: `without ${name}` })),
    ...(text === '' ? [] : [{ ...start, body: { kind: 'none' } as const, label: 'with no body' }]),
    ...(text.length > SMALL
      ? [{ ...start, body: { kind: 'text', text: smaller(text) } as const, label: 'with a smaller body' }]
      : []),
  ];
  return variants.slice(0, MOST_VARIANTS);
}

const CREDENTIALS = {
  include: 'with cookies',
  omit: 'without cookies',
  'same-origin': 'with cookies of its own origin',
} as const;

/** Characters that no limit of size refuses. */
const SMALL = 64;

/** An empty value of the same kind, so that only its size differs; else the beginning. */
function smaller(text: string): string {
  const start = text.trimStart()[0];
  if (start === '{') return '{}';
  return start === '[' ? '[]' : text.slice(0, SMALL);
}

/** What one variant came to. */
export interface Trial {
  readonly label: string;
  readonly passed: boolean;
  /** Null where the page got no answer. */
  readonly status: number | null;
}

/** What an experiment shows, in a sentence. The first trial is the request as it was. */
export function conclusionOf(trials: readonly Trial[]): string {
  const [asItWas, ...others] = trials;
  if (asItWas === undefined) return 'Nothing was sent.';
  if (asItWas.passed) {
    const failing = others.filter(({ passed }) => !passed);
    const needed = failing.map(({ label }) => label).join(', ');
    if (failing.length === 0) return 'The request passes now as it was, and so does every variant of it.';
    return `The request passes now as it was. It does not pass ${needed}.`;
  }
  const passing = others.filter(({ passed }) => passed);
  if (passing.length === 0) {
    return others.length === 0
      ? 'The request is still refused.'
      : `None of the ${others.length} variants passes: the cause is nothing that was varied.`;
  }
  return `It passes ${passing.map(({ label }) => label).join(', or ')}: that is what is refused.`;
}
