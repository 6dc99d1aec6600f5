import { useState } from 'react';
import type { Owner, Report } from '../../core/report-schema.ts';
import { ownerWords, type WordKey, words } from '../words.ts';

/** A finding of the bundled capture, told before anything is analysed. */
interface Sample {
  readonly status: string;
  readonly title: WordKey;
  readonly owner: Owner;
  /** Path of the denied request in sample.har. */
  readonly path: string;
}

const SAMPLES: readonly Sample[] = [
  { status: words('statusCors'), title: 'samplePreflight', owner: 'server', path: '/v2/orders/18' },
  { status: '403', title: 'sampleScope', owner: 'client', path: '/v2/orders' },
  { status: '403', title: 'sampleFirewall', owner: 'intermediary', path: '/api/search' },
  { status: '403', title: 'sampleUnknown', owner: 'server', path: '/api/invoices/9' },
];

/** Runs the bundled capture through the same line as every file. */
async function analyseSample(): Promise<Report> {
  const [{ analyzeHar }, { default: har }] = await Promise.all([
    import('../../core/pipeline.ts'),
    import('./sample.har?raw'),
  ]);
  return analyzeHar(har);
}

interface SamplesProps {
  /** The report, and the denial to show first. */
  readonly onOpen: (report: Report, denial: string) => void;
}

/** Findings to look at without any traffic. */
export function Samples({ onOpen }: SamplesProps) {
  const [opening, setOpening] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const open = async (path: string) => {
    setOpening(path);
    try {
      const report = await analyseSample();
      const denial = report.denials.find(({ request }) => new URL(request.url).pathname === path);
      onOpen(report, denial?.id ?? '');
    } catch (error) {
      setFailure(words('samplesFailed', error instanceof Error ? error.message : String(error)));
    } finally {
      setOpening(null);
    }
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
              <span className="muted sample-owner">{words('sampleClears', ownerWords(owner))}</span>
              <span className="sample-open">{words(opening === path ? 'samplesOpening' : 'samplesOpen')}</span>
            </button>
          </li>
        ))}
      </ul>
      {failure !== null && <p className="bad">{failure}</p>}
    </div>
  );
}
