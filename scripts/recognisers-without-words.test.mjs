import { expect, test } from 'vitest';
import { recognisers } from '../src/core/recognisers/index.ts';
import { sourceOf } from './recognisers-without-words.mjs';

/** @param {unknown} value */
const isPlain = (value) => value !== null && typeof value === 'object' && !(value instanceof RegExp);

/**
 * The same data, expressions without the names of their groups.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function withoutNames(value) {
  if (value instanceof RegExp) return new RegExp(value.source.replace(/\(\?<\w+>/g, '(?:'), value.flags);
  if (Array.isArray(value)) return value.map(withoutNames);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(/** @type {object} */ (value)).map(([name, one]) => [name, withoutNames(one)]),
  );
}

test('of every recogniser the background has all that tells who refused and why, and no word of it', async () => {
  const source = `data:text/javascript,${encodeURIComponent(`export default ${sourceOf(recognisers)}`)}`;
  const { default: wordless } = await import(/* @vite-ignore */ source);
  expect(wordless).toEqual(
    recognisers.map(({ docs: _, markers, ...recogniser }) =>
      withoutNames({
        ...recogniser,
        markers: markers.map(
          ({ means: _means, fix: _fix, fixBy: _by, reads: _reads, certainty = 'likely', ...marker }) => ({
            ...marker,
            ...(certainty === 'likely' ? {} : { certainty }),
          }),
        ),
      }),
    ),
  );
});

test('no expression refers to a group, by its name or number', () => {
  const markers = recognisers.flatMap((recogniser) => recogniser.markers);
  const expressions = sourceOf(markers.map(({ match }) => match));
  expect(expressions).not.toMatch(/\\k<|[^\\]\\[1-9]/);
});
