import type { ReactNode } from 'react';
import { Rich } from '../marks/rich.tsx';
import { type WordKey, words } from '../words.ts';
import { ChooseFiles } from './choose-files.tsx';
import type { NamedFile } from './use-import.ts';
import './import.css';

/** Where a file that the page reads comes from. */
const SOURCES: readonly (readonly [WordKey, WordKey])[] = [
  ['startReport', 'startReportText'],
  ['startHar', 'startHarText'],
  ['startCurl', 'startCurlText'],
];

interface StartProps {
  readonly onOpen: (files: readonly NamedFile[]) => void;
  readonly samples: ReactNode;
}

/** The page of its own before a file is opened: for whoever was sent one. */
export function Start({ onOpen, samples }: StartProps) {
  return (
    <section className="file-start" data-part="start" aria-label={words('startTitle')}>
      <div>
        <h2>{words('startTitle')}</h2>
        <div className="file-start-drop">
          <ChooseFiles action="start-import" className="primary" several onChoose={onOpen}>
            {words('startChoose')}
          </ChooseFiles>
          <p className="muted">
            <Rich message="startOr" parts={[<kbd key="paste">{words('startPasteKeys')}</kbd>]} />
          </p>
        </div>
        <dl>
          {SOURCES.map(([name, text]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{words(name)}</dt>
              <dd className="muted">{words(text)}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">{words('startTwo')}</p>
        {samples}
        <p className="muted">{words('startPrivacy')}</p>
      </div>
    </section>
  );
}
