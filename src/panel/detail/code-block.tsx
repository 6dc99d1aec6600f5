import type { ReactNode } from 'react';
import { Captured } from '../marks/captured.tsx';
import { CopyButton } from '../marks/copy-button.tsx';
import { textLength, withOffsets } from '../marks/offsets.ts';
import { words } from '../words.ts';
import { markValues } from './mark-values.ts';
import './code-block.css';

interface CodeBlockProps {
  readonly title: ReactNode;
  /** For those who do not see where the button stands. */
  readonly copyTitle: string;
  readonly text: string;
  /** False where the text stands elsewhere already: then it can only be copied here. */
  readonly shown?: boolean;
  readonly action: string;
  /** Values in it that were taken from the request. */
  readonly values?: readonly string[];
  readonly children?: ReactNode;
}

/** A block to paste: whole lines, wrapped with a hanging indent, copied without the wraps. */
export function CodeBlock({ title, copyTitle, text, shown = true, action, values = [], children }: CodeBlockProps) {
  return (
    <figure className="code-block">
      <figcaption>
        <span>{title}</span>
        <CopyButton text={text} action={action} title={`${words('copy')}: ${copyTitle}`} />
      </figcaption>
      {shown && (
        <pre>
          {withOffsets(text.trimEnd().split('\n'), textLength).map(({ part: line, offset }) => (
            <span key={offset} className="code-line">
              {withOffsets(markValues(line, values), (piece) => piece.text.length).map(({ part, offset: at }) =>
                part.value ? (
                  <mark key={at}>
                    <Captured text={part.text} />
                  </mark>
                ) : (
                  <Captured key={at} text={part.text} />
                ),
              )}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
      {children}
    </figure>
  );
}
