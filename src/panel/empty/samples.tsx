import { useState } from 'react';
import type { Owner } from '../../core/report-schema.ts';
import { ownerWords, type WordKey, words } from '../words.ts';

/** A finding of the bundled capture, told before anything is analysed. */
interface Sample {
  readonly status: string;
  readonly title: WordKey;
  /** Null: tests must tell first. */
  readonly owner: Owner | null;
  /** Path of the denied request in sample.har. */
  readonly path: string;
}

const SAMPLES: readonly Sample[] = [
  { status: words('statusCors'), title: 'samplePreflight', owner: 'server', path: '/v2/orders/18' },
  { status: '403', title: 'sampleScope', owner: 'client', path: '/v2/orders' },
  { status: '403', title: 'sampleFirewall', owner: 'intermediary', path: '/api/search' },
  { status: '403', title: 'sampleUnknown', owner: null, path: '/api/invoices/9' },
];

interface SamplesProps {
  /** Opens a HAR's text as a file; `path`: of the request to show first. */
  readonly onOpen: (har: string, path: string) => Promise<void>;
}

/** Findings to look at without any traffic: the bundled capture is read as every file is. */
export function Samples({ onOpen }: SamplesProps) {
  const [opening, setOpening] = useState<string | null>(null);
  const open = async (path: string) => {
    setOpening(path);
    const { default: har } = await import('./sample.har?raw');
    await onOpen(har, path);
    setOpening(null);
  };
  return (
    <div data-part="samples">
      <h3>{words('samplesTitle')}</h3>
      <ul className="samples">
        {SAMPLES.map(({ status, title, owner, path }) => (
          <li key={path}>
            <button type="button" data-action="open-sample" data-sample={path} onClick={() => void open(path)}>
              <span className="muted">{status}</span>
              <span>{words(title)}</span>
              <span className="muted sample-owner">
                {owner === null ? words('sampleNarrows') : words('sampleClears', ownerWords(owner))}
              </span>
              <span className="sample-open">{words(opening === path ? 'samplesOpening' : 'samplesOpen')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
