import { Fragment, memo, type ReactNode, useState } from 'react';
import { visibleText } from '../visible-text.ts';
import { numberWords, words } from '../words.ts';
import { textLength, withOffsets } from './offsets.ts';
import './captured.css';

/** Longer text is cut, with a button that shows the next stretch: nothing may freeze the panel. */
const FIRST = 4_000;
const NEXT = 100_000;

/** A mask of the redaction, as in `[cookie:32]`. */
const MASK = /(\[[a-z][a-z-]*:\d+\])/;

function masked(text: string): ReactNode {
  const parts = text.split(MASK);
  if (parts.length === 1) return text;
  return withOffsets(parts, textLength).map(({ part, offset, position }) =>
    position % 2 === 1 ? (
      <span key={offset} className="mask">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/** A run of captured text, isolated from its surroundings, with invisible characters shown. */
export const Captured = memo(function Captured({ text }: { readonly text: string }) {
  const [length, setLength] = useState(FIRST);
  const rest = text.length - length;
  return (
    <bdi>
      {withOffsets(visibleText(rest > 0 ? text.slice(0, length) : text), (piece) => piece.text.length).map(
        ({ part: { text: shown, control }, offset }) =>
          control === null ? (
            <Fragment key={offset}>{masked(shown)}</Fragment>
          ) : (
            <span key={offset} className="control-character" title={control}>
              {shown}
            </span>
          ),
      )}
      {rest > 0 && (
        <>
          {'… '}
          <button type="button" className="link" data-action="show-more" onClick={() => setLength(length + NEXT)}>
            {words('showMore', numberWords(Math.min(rest, NEXT)))}
          </button>
        </>
      )}
    </bdi>
  );
});
