import { describe, expect, it } from 'vitest';
import { requestCookieNames, responseCookieNames } from './cookies.ts';

describe('cookies', () => {
  it('never show a value that has no name', () => {
    expect(requestCookieNames([{ name: 'cookie', value: 's3cr3t; a=1' }], [])).toEqual(['a']);
    const answer = ['s3cr3t', '=s3cr3t', 'b=2; Path=/'].map((value) => ({ name: 'set-cookie', value }));
    expect(responseCookieNames(answer, [])).toEqual(['b']);
  });

  it('come from the list where there is no header, whatever its shape', () => {
    expect(requestCookieNames([], [{ name: 'a', value: '1' }])).toEqual(['a']);
    expect(requestCookieNames([], { name: 'a', value: '1' })).toEqual(['a']);
    expect(responseCookieNames([], { a: '1', b: '2' })).toEqual(['a', 'b']);
    expect(responseCookieNames([], null)).toEqual([]);
  });
});
