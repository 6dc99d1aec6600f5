import { toFetchCall } from '../../core/export/fetch-call.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { CodeBlock } from '../detail/code-block.tsx';
import { words } from '../words.ts';
import { PreflightResult } from './preflight-result.tsx';
import { ProbeTable } from './probe-table.tsx';
import { RecheckTable } from './recheck-table.tsx';

/** What came of what was sent again; where nothing could be sent, the call to paste. */
export default function TryResults({ denial }: { readonly denial: ReportDenial }) {
  const { recheck, probe, preflightTest } = denial;
  const sent = denial.exchanges.find(({ role }) => role !== 'preflight');
  const isUnsent = recheck !== null && recheck.exchanges.length === 0 && recheck.trials[0]?.status === null;
  const call = isUnsent && sent !== undefined ? toFetchCall(sent.request) : null;
  return (
    <>
      {recheck && <RecheckTable denial={denial} recheck={recheck} />}
      {call && (
        <CodeBlock title={words('tryPaste')} copyTitle={words('tryPaste')} text={call.text} action="copy-fetch-call" />
      )}
      {probe && <ProbeTable probe={probe} />}
      {preflightTest && <PreflightResult test={preflightTest} />}
    </>
  );
}
