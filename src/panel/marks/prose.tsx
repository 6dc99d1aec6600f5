import { Captured } from './captured.tsx';
import { textLength, withOffsets } from './offsets.ts';

/** A sentence of a rule or recogniser; what it puts between backticks is set as code. */
export function Prose({ text }: { readonly text: string }) {
  return withOffsets(text.split(/`([^`]+)`/), textLength).map(({ part, offset, position }) => {
    if (part === '') return null;
    const shown = <Captured key={offset} text={part} />;
    return position % 2 === 1 ? <code key={offset}>{shown}</code> : shown;
  });
}
