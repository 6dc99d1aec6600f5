import type { ExportScope, ScopeChoice } from '../export-scopes.ts';
import type { ExportFormat } from '../exports.ts';
import type { Host } from '../host.ts';
import type { Preferences } from '../preferences.ts';
import type { Exporting } from '../use-exporting.ts';
import type { SettingsLink } from '../use-settings.ts';
import { ExportDialog } from './export-dialog.tsx';
import { Help } from './help.tsx';
import { Settings } from './settings.tsx';

/** Which dialog is open. */
export type Opened = 'help' | 'settings' | { readonly format: ExportFormat; readonly scope: ExportScope };

interface OpenDialogProps {
  readonly opened: Opened;
  readonly host: Host;
  readonly settings: SettingsLink;
  readonly preferences: Preferences;
  readonly onPreferences: (changes: Partial<Preferences>) => void;
  readonly exporting: Exporting;
  /** What can be exported. */
  readonly scopes: () => readonly ScopeChoice[];
  readonly onLook: () => void;
  readonly onClose: () => void;
}

/** The dialogs. A part of the panel of its own: it is loaded when the panel has nothing else to do. */
export default function OpenDialog({ opened, host, exporting, onLook, onClose, ...props }: OpenDialogProps) {
  if (opened === 'help') return <Help host={host} onLook={onLook} onClose={onClose} />;
  if (opened === 'settings')
    return (
      <Settings
        link={props.settings}
        preferences={props.preferences}
        onChange={props.onPreferences}
        onRenewFingerprints={host.renewFingerprints}
        onClose={onClose}
      />
    );
  return <ExportDialog scopes={props.scopes()} {...opened} exporting={exporting} onClose={onClose} />;
}
