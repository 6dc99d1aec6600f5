import type { Report } from '../../core/report-schema.ts';
import type { Settings } from '../../extension/settings.ts';
import type { Host } from '../host.ts';
import { InsteadOfTraffic } from '../import/instead-of-traffic.tsx';
import { NothingDenied } from '../import/nothing-denied.tsx';
import { Start } from '../import/start.tsx';
import type { Import } from '../import/use-import.ts';
import type { SessionState } from '../store.ts';
import type { Zone } from '../time.ts';
import { Empty } from './empty.tsx';
import { Samples } from './samples.tsx';

interface NoRowsProps {
  /** The file that is shown; null where the live session is. */
  readonly file: Report | null;
  readonly imported: Import;
  readonly host: Host;
  readonly state: SessionState | null;
  readonly settings: Settings;
  readonly zone: Zone;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
}

/** In place of an empty list: that a file has no denial, what can be opened, or what is captured. */
export function NoRows({ file, imported, host, state, settings, zone, onSettings, onHelp }: NoRowsProps) {
  if (file) return <NothingDenied report={file} />;
  if (host.standalone) return <Start onOpen={imported.open} samples={<Samples onOpen={imported.openSample} />} />;
  return (
    <Empty
      state={state}
      settings={settings}
      zone={zone}
      earlier={host.earlier}
      onReload={host.reload}
      onSettings={onSettings}
      onHelp={onHelp}
      samples={<InsteadOfTraffic imported={imported} />}
    />
  );
}
