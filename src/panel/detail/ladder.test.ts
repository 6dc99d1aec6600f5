import { describe, expect, it } from 'vitest';
import type { ReportDenial } from '../../core/report-schema.ts';
import { exchange, preflightDenial } from '../fixtures/denials.ts';
import { ladderOf, ladderSummary } from './ladder.ts';

const rungs = (denial: ReportDenial) => ladderOf(denial).map(({ layer, state, did }) => `${layer}: ${state}, ${did}`);
const { refusal } = preflightDenial();

describe('the ladder', () => {
  it('lights the layer that refused, between who carried the request and who never saw it', () => {
    expect(rungs(preflightDenial())).toEqual([
      'Browser: passed, sent it',
      'Web server: passed, carried it',
      'Framework: hit, refused here',
      'Application: beyond, not reached',
    ]);
    expect(ladderSummary(preflightDenial())).toBe('likely Framework, Express');
  });

  it('accuses nobody who merely carried the answer', () => {
    const denial = preflightDenial({
      refusal: refusal && {
        ...refusal,
        layer: 'unknown',
        product: null,
        certainty: 'possible',
        ladder: [{ layer: 'edge', product: 'CloudFront', role: 'unknown', evidence: [] }],
      },
    });
    expect(rungs(denial)).toEqual([
      'Browser: passed, sent it',
      'Edge: dim, carried the answer',
      'Unknown: maybe, refused, unnamed',
    ]);
    expect(ladderSummary(denial)).toBe('Not visible in the capture');
  });

  it('does not light as proven what is only possible', () => {
    const denial = preflightDenial({ refusal: refusal && { ...refusal, certainty: 'possible' } });
    expect(ladderOf(denial).map(({ state }) => state)).not.toContain('hit');
  });

  it('says that the browser stopped a request, or kept its answer, where no one refused', () => {
    expect(rungs(preflightDenial({ refusal: null }))).toEqual([
      'Browser: hit, stopped it here',
      'api.example: passed, answered with 401',
    ]);
    const answered = preflightDenial({ refusal: null, comparison: [], cors: null, exchanges: [exchange()] });
    expect(rungs(answered)[0]).toBe('Browser: hit, kept the answer from the script');
  });

  it('says that nobody refused where there was no connection', () => {
    const down = exchange({ response: null, error: 'net::ERR_NAME_NOT_RESOLVED' });
    const denial = preflightDenial({ refusal: null, blockedBy: 'network', exchanges: [down] });
    expect(rungs(denial)).toEqual([
      'Browser: passed, sent it',
      'Network: hit, failed here',
      'api.example: beyond, no answer',
    ]);
    expect(ladderOf(denial)[1]?.evidence).toEqual([{ where: 'network error', saw: 'net::ERR_NAME_NOT_RESOLVED' }]);
  });
});
