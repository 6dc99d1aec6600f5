import { type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { getHeader, getHeaderLines } from '../exchange.ts';
import { trimOws } from '../fetch/extract-header-list-values.ts';
import { defineRule } from '../rule.ts';

interface Twice extends CorsEvidence {
  readonly values: readonly string[];
  /** Names of layers that the answer's own headers tell. */
  readonly layers: readonly string[];
}

export default defineRule<Twice>({
  id: 'cors-set-twice',
  stage: 'intermediary',
  title: 'Two layers each set the allowed origin',
  docs: [
    {
      text: 'A server MUST NOT generate multiple header fields with the same field name … unless the entire field value is defined as a comma-separated list.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-5.3',
    },
  ],
  explains: ['cors-allow-origin-multiple'],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-repeated', 'allow-origin-multiple');
    if (failure === null) return null;
    const headers = failure.exchange.response?.headers ?? [];
    const lines = getHeaderLines(headers, 'Access-Control-Allow-Origin');
    const values = lines
      .flatMap((line) => line.split(','))
      .map(trimOws)
      .filter((value) => value !== '');
    const doubled = values.length > 1 && values.every((value) => value === values[0]);
    // A list of different origins in one line is rather one place's own; two lines, or a value doubled, are two places'.
    if (lines.length < 2 && !doubled) return null;
    const layers = ['Via', 'Server', 'X-Powered-By'].flatMap((name) => getHeader(headers, name) ?? []);
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Origin');
    return {
      ...failure,
      values,
      layers,
      certainty: failure.certainty === 'possible' ? 'possible' : 'likely',
      because:
        lines.length > 1
          ? 'The header is there twice, in the answer itself; that two layers set it is not visible.'
          : 'The value is doubled in one line, as a proxy makes it of two; a server that doubles it by itself looks the same.',
      facts: [{ where, saw: lines.join('\n'), expected: failure.origin }],
    };
  },
  sentence: ({ on, layers }, denial) =>
    `Two layers of ${hostOf(denial)}${layers.length > 1 ? `, perhaps ${layers.join(' and ')},` : ''} each set the allowed origin; browsers accept one. So ${consequence(denial, on)}.`,
  fix: ({ values }) => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step: `Remove Access-Control-Allow-Origin from one of the two places that add it (they say ${values.join(' and ')}): usually the proxy and the application.`,
        why: 'Even two equal values make a list, and a list matches no origin. Keep the place that knows the allowed origins.',
      },
    ],
  }),
});
