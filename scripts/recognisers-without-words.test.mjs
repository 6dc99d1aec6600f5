import { expect, test } from 'vitest';
import { recognisers } from '../src/core/recognisers/index.ts';
import { sourceOf } from './recognisers-without-words.mjs';

test('of every recogniser the background has all that tells who refused and why, and no word of it', async () => {
  const source = `data:text/javascript,${encodeURIComponent(`export default ${sourceOf(recognisers)}`)}`;
  const { default: wordless } = await import(/* @vite-ignore */ source);
  expect(wordless).toEqual(
    recognisers.map(({ docs: _, markers, ...recogniser }) => ({
      ...recogniser,
      markers: markers.map(({ means: _means, fix: _fix, fixBy: _by, reads: _reads, ...marker }) => marker),
    })),
  );
});
