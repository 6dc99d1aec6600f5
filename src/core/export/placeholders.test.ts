import { describe, expect, it } from 'vitest';
import { createPlaceholders } from './placeholders.ts';

const names = (pieces: readonly object[]) =>
  pieces.flatMap((piece) => ('variable' in piece ? [String(piece.variable)] : []));

describe('the variables in the places of masked values', () => {
  it('have the names of these places', () => {
    const { url, header, body } = createPlaceholders();
    expect(names(url('https://api.example/[secret:9]?a=b&key=[secret:8];x/y?z=[secret:7]#t=[secret:6]'))).toEqual([
      'URL_PART',
      'QUERY_KEY',
      'QUERY_Z',
      'QUERY_T',
    ]);
    expect(names(header('Cookie', 'a=1; sid=[secret:9]; t=x=[secret:8]'))).toEqual(['COOKIE_SID', 'COOKIE_T']);
    expect(names(body('{"pin":"[secret:4]"}'))).toEqual(['BODY_PIN']);
  });

  it('never share a name, however many there are and whatever they are called', () => {
    const { url } = createPlaceholders();
    const many = Array.from({ length: 3_000 }, () => 'a=[secret:9]').join('&');
    const given = names(url(`https://api.example/?a_2=[secret:9]&a=[secret:9]&a_2=[secret:9]&${many}`));
    expect(given.slice(0, 4)).toEqual(['QUERY_A_2', 'QUERY_A', 'QUERY_A_2_2', 'QUERY_A_3']);
    expect(new Set(given).size).toBe(3_003);
  });
});
