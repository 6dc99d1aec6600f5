import { parseDeclaredScopes } from '../../core/scope-requirement.ts';
import { ownRulesOf } from '../../extension/own-rules-of.ts';
import { type Settings as CaptureSettings, DENIAL_STATUSES } from '../../extension/settings.ts';
import type { Preferences } from '../preferences.ts';
import type { SettingsLink } from '../use-settings.ts';
import { words } from '../words.ts';
import { Choices } from './choices.tsx';
import { Dialog } from './dialog.tsx';
import { RenewButton } from './renew-button.tsx';
import { Segments } from './segments.tsx';
import { SettingsFileButtons } from './settings-file-buttons.tsx';
import { TextField } from './text-field.tsx';

interface SettingsProps {
  readonly link: SettingsLink;
  readonly preferences: Preferences;
  readonly onChange: (changes: Partial<Preferences>) => void;
  /** Makes a new key for fingerprints. */
  readonly onRenewFingerprints: () => Promise<void>;
  readonly onClose: () => void;
}

type Kind = `${(typeof DENIAL_STATUSES)[number]}` | 'cors' | 'network';

const countedOf = ({ statuses, cors, network }: CaptureSettings): readonly Kind[] => [
  ...statuses.map((status): Kind => `${status}`),
  ...(cors ? (['cors'] as const) : []),
  ...(network ? (['network'] as const) : []),
];

const settingsOf = (kinds: readonly Kind[]): Partial<CaptureSettings> => ({
  statuses: DENIAL_STATUSES.filter((status) => kinds.includes(`${status}`)),
  cors: kinds.includes('cors'),
  network: kinds.includes('network'),
});

/** What is captured, how it is read, and how the panel shows it. Kept on this computer. */
export function Settings({ link, preferences, onChange, onRenewFingerprints, onClose }: SettingsProps) {
  const { settings, change, failure } = link;
  return (
    <Dialog
      name="settings"
      title={words('settings')}
      onClose={onClose}
      footer={
        <SettingsFileButtons
          settings={settings}
          preferences={preferences}
          onLoad={(loaded) => {
            change(loaded.settings);
            onChange(loaded.preferences);
          }}
        />
      }
    >
      {failure !== null && <p className="note bad">{failure}</p>}
      <h3>{words('settingsCaptured')}</h3>
      <Choices
        legend={words('settingsCounts')}
        name="counts"
        values={countedOf(settings)}
        options={[
          ...DENIAL_STATUSES.map((status) => ({ value: `${status}` as const, label: `${status}` })),
          { value: 'cors' as const, label: words('settingsCors') },
          { value: 'network' as const, label: words('settingsNetwork') },
        ]}
        note={words('settingsCountsNote')}
        onChange={(kinds) => change(settingsOf(kinds))}
      />
      <Segments
        legend={words('settingsBody')}
        name="body-limit"
        value={`${settings.bodyLimit}`}
        options={[
          { value: '0', label: words('settingsBodyNone') },
          { value: '1024', label: words('settingsBodySize', '1') },
          { value: '4096', label: words('settingsBodySize', '4') },
          { value: '16384', label: words('settingsBodySize', '16') },
        ]}
        note={words('settingsBodyNote')}
        onChange={(value) => change({ bodyLimit: LIMITS[value] })}
      />
      <TextField
        name="mask-names"
        label={words('settingsMask')}
        note={words('settingsMaskNote')}
        placeholder="X-Tenant, customerNumber, iban"
        value={settings.maskNames}
        onChange={(maskNames) => change({ maskNames })}
      />
      <TextField
        name="mask-patterns"
        label={words('settingsPatterns')}
        note={words('settingsPatternsNote')}
        placeholder={'cust_[0-9a-f]{8}\n\\w+\\.corp\\.example'}
        value={settings.maskPatterns}
        problems={ownRulesOf(settings).problems.map(({ line, problem }) => words('settingsProblem', line, problem))}
        onChange={(maskPatterns) => change({ maskPatterns })}
      />
      <Choices
        legend={words('settingsPatternsWhen')}
        name="patterns-when"
        values={settings.patternsAtCapture ? ['capture'] : []}
        options={[{ value: 'capture', label: words('settingsPatternsCapture') }]}
        note={words('settingsPatternsCaptureNote')}
        onChange={(chosen) => change({ patternsAtCapture: chosen.length > 0 })}
      />
      <div className="dialog-field" data-field="fingerprints">
        <span>{words('settingsFingerprints')}</span>
        <RenewButton onRenew={onRenewFingerprints} />
        <p className="dialog-note">{words('settingsFingerprintsNote')}</p>
      </div>
      <TextField
        name="scopes"
        label={words('settingsScopes')}
        note={words('settingsScopesNote')}
        placeholder={'POST https://api.example/orders orders:write\nGET /orders/{id} orders:read'}
        value={settings.scopes}
        problems={parseDeclaredScopes(settings.scopes).problems}
        onChange={(scopes) => change({ scopes })}
      />
      <h3>{words('settingsShown')}</h3>
      <Segments
        legend={words('order')}
        name="newest"
        value={preferences.newest}
        options={[
          { value: 'last', label: words('orderLast') },
          { value: 'first', label: words('orderFirst') },
        ]}
        onChange={(newest) => onChange({ newest })}
      />
      <Segments
        legend={words('zone')}
        name="zone"
        value={preferences.zone}
        options={[
          { value: 'local', label: words('zoneLocal') },
          { value: 'utc', label: words('zoneUtc') },
        ]}
        onChange={(zone) => onChange({ zone })}
      />
      <Segments
        legend={words('theme')}
        name="theme"
        value={preferences.theme}
        options={[
          { value: 'auto', label: words('themeAuto') },
          { value: 'light', label: words('themeLight') },
          { value: 'dark', label: words('themeDark') },
        ]}
        onChange={(theme) => onChange({ theme })}
      />
    </Dialog>
  );
}

const LIMITS = { 0: 0, 1024: 1_024, 4096: 4_096, 16384: 16_384 } as const;
