import { Fragment, type ReactNode } from 'react';
import { template, type WordKey } from '../words.ts';
import { textLength, withOffsets } from './offsets.ts';

/** A message whose `$1` to `$9` are filled with elements. */
export function Rich({ message, parts }: { readonly message: WordKey; readonly parts: readonly ReactNode[] }) {
  return withOffsets(template(message).split(/\$([1-9])/), textLength).map(({ part, offset, position }) => (
    <Fragment key={offset}>{position % 2 === 1 ? parts[Number(part) - 1] : part}</Fragment>
  ));
}
