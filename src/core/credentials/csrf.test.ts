import { describe, expect, test } from 'vitest';
import { faultsOf, JWT, withHeaders } from '../../testing/credentials.ts';

describe('cookies and CSRF', () => {
  test('sessions and JWTs in cookies are credentials, preferences and analytics are not', () => {
    const found = withHeaders([
      'Cookie',
      `theme=dark; _ga=GA1.2.1234567890.1234567890; SID=8f3K2m9QxZLp1v77; Jwt=${JWT}; XSRF-TOKEN=abc; lang=en; remember_me=1`,
    ]);
    expect(found.map(({ kind, where, label }) => [kind, where, label])).toEqual([
      ['cookie', 'request cookie sid', 'SID'],
      ['jwt', 'request cookie jwt', 'Jwt'],
      ['csrf', 'request cookie xsrf-token', 'XSRF-TOKEN'],
      ['cookie', 'request cookie remember_me', 'remember_me'],
    ]);
    expect(found[1]).toMatchObject({ claims: { sub: 'u1' } });
  });

  test.each([
    ['equal', 'XSRF-TOKEN=abc', 'X-XSRF-TOKEN', 'abc', []],
    ['equal after decoding, as Laravel has it', 'XSRF-TOKEN=eyJpdiI6%3D%3D', 'X-XSRF-TOKEN', 'eyJpdiI6==', []],
    ['different', 'XSRF-TOKEN=abc', 'X-XSRF-TOKEN', 'abd', ['differs-from-cookie']],
    ['no cookie to compare with', 'sid=1', 'X-XSRF-TOKEN', 'abd', []],
    ['a pair that no framework has', '_csrf=abc', 'X-CSRF-Token', 'abd', []],
    ['Django, different', 'csrftoken=abc', 'X-CSRFToken', 'abd', ['differs-from-cookie']],
  ])('a CSRF header and its cookie: %s', (_, cookie, name, value, faults) => {
    const found = withHeaders(['Cookie', cookie], [name, value]).filter(({ where }) =>
      where.startsWith('request header'),
    );
    expect(found).toMatchObject([{ kind: 'csrf', where: `request header ${name.toLowerCase()}` }]);
    expect(faultsOf(found)).toEqual(faults);
  });

  test('Django masks its token anew each time: the secret behind both is compared', () => {
    const CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    const masked = (secret: string, mask: string): string =>
      mask +
      Array.from(secret, (char, i) =>
        CHARACTERS.charAt((CHARACTERS.indexOf(char) + CHARACTERS.indexOf(mask.charAt(i))) % CHARACTERS.length),
      ).join('');
    const secret = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF';
    const one = masked(secret, 'x'.repeat(32));
    const two = masked(secret, 'Q7'.repeat(16));
    expect(faultsOf(withHeaders(['Cookie', `csrftoken=${one}`], ['X-CSRFToken', two]))).toEqual([]);
    expect(
      faultsOf(
        withHeaders(['Cookie', `csrftoken=${one}`], ['X-CSRFToken', masked(`${secret.slice(0, 31)}G`, 'x'.repeat(32))]),
      ),
    ).toEqual(['differs-from-cookie']);
  });
});
