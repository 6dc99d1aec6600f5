import type { ReactNode } from 'react';
import { ChooseFiles } from '../import/choose-files.tsx';
import type { NamedFile } from '../import/use-import.ts';
import { Icon } from '../marks/icon.tsx';
import { Menu, type MenuItem } from '../marks/menu.tsx';
import { type WordKey, words } from '../words.ts';
import './toolbar.css';

interface ToolbarProps {
  readonly paused: boolean;
  readonly preserveLog: boolean;
  readonly onPause: (on: boolean) => void;
  readonly onPreserveLog: (on: boolean) => void;
  readonly onClear: () => void;
  readonly onImport: (files: readonly NamedFile[]) => void;
  /** False on a page that captures nothing. */
  readonly capture: boolean;
  readonly filter: ReactNode;
  /** What the narrow shape shows in place of the chips. */
  readonly chipItems: readonly MenuItem[];
  readonly exportItems: readonly MenuItem[];
  readonly onSettings: () => void;
  readonly onHelp: () => void;
}

interface IconButtonProps {
  readonly action: string;
  readonly icon: Parameters<typeof Icon>[0]['name'];
  readonly label: WordKey;
  readonly title?: WordKey;
  readonly className?: string;
  readonly onClick: () => void;
}

function IconButton({ action, icon, label, title = label, className = '', onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-only ${className}`}
      data-action={action}
      aria-label={words(label)}
      title={words(title)}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

export function Toolbar(props: ToolbarProps) {
  const { paused, capture } = props;
  return (
    <div className="bar toolbar" role="toolbar" aria-label={words('toolbar')}>
      {capture && (
        <>
          <button
            type="button"
            className="icon-only"
            data-action="pause"
            aria-pressed={!paused}
            aria-label={words('capture')}
            title={words(paused ? 'resume' : 'pause')}
            onClick={() => props.onPause(!paused)}
          >
            <Icon name={paused ? 'paused' : 'record'} />
          </button>
          <IconButton action="clear" icon="clear" label="clear" title="clearTitle" onClick={props.onClear} />
          <span className="separator" />
        </>
      )}
      {props.filter}
      <span className="only-narrow">
        <Menu label={words('chipsMenu')} action="chips-menu" items={props.chipItems}>
          <Icon name="funnel" />
        </Menu>
      </span>
      {capture && (
        <>
          <label className="check not-narrow" title={words('preserveLogTitle')}>
            <input
              type="checkbox"
              data-action="preserve-log"
              checked={props.preserveLog}
              onChange={(event) => props.onPreserveLog(event.currentTarget.checked)}
            />
            {words('preserveLog')}
          </label>
          <span className="separator not-narrow" />
        </>
      )}
      <ChooseFiles
        action="import"
        className="icon-only"
        label={words('import')}
        title={words('importTitle')}
        several
        onChoose={props.onImport}
      >
        <Icon name="import" />
      </ChooseFiles>
      <Menu label={words('exportMenu')} action="export-menu" items={props.exportItems}>
        <Icon name="export" />
      </Menu>
      <IconButton action="settings" icon="settings" label="settings" onClick={props.onSettings} />
      <IconButton action="help" icon="help" label="help" className="not-narrow" onClick={props.onHelp} />
    </div>
  );
}
