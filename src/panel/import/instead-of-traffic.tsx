import { Samples } from '../empty/samples.tsx';
import { Rich } from '../marks/rich.tsx';
import { words } from '../words.ts';
import { ChooseFiles } from './choose-files.tsx';
import type { Import } from './use-import.ts';

/** What an empty panel can show without any traffic: a file, or the bundled sample. */
export function InsteadOfTraffic({ imported }: { readonly imported: Import }) {
  const choose = (
    <ChooseFiles key="choose" action="empty-import" className="link" several onChoose={imported.open}>
      {words('emptyImport')}
    </ChooseFiles>
  );
  return (
    <>
      <Samples onOpen={imported.openSample} />
      <p className="muted">
        <Rich message="emptyImportText" parts={[choose]} />
      </p>
    </>
  );
}
