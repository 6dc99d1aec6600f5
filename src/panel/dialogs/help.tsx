import type { Host } from '../host.ts';
import { type WordKey, words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { Missing } from './missing.tsx';

const KEYS: readonly { readonly keys: readonly string[]; readonly does: WordKey }[] = [
  { keys: ['↑', '↓'], does: 'keyMove' },
  { keys: ['Enter'], does: 'keyEnter' },
  { keys: ['Esc'], does: 'keyEscape' },
  { keys: ['/'], does: 'keyFilter' },
  { keys: ['[', ']'], does: 'keyParts' },
  { keys: ['Space'], does: 'keyFold' },
  { keys: ['o'], does: 'keyOccurrences' },
  { keys: ['x'], does: 'keyTick' },
  { keys: ['c'], does: 'keyCopyFix' },
  { keys: ['m'], does: 'keyMarkdown' },
  { keys: ['u'], does: 'keyCurl' },
  { keys: ['j'], does: 'keyJson' },
  { keys: ['l'], does: 'keyLink' },
  { keys: ['r'], does: 'keyReveal' },
  { keys: ['s'], does: 'keySource' },
  { keys: ['Ctrl/⌘', 'Z'], does: 'keyUndo' },
  { keys: [','], does: 'keySettings' },
  { keys: ['?'], does: 'keyHelp' },
];

const FILTERS: readonly { readonly text: string; readonly does: WordKey }[] = [
  { text: 'orders', does: 'filterWords' },
  { text: 'method:POST status:403', does: 'filterFields' },
  { text: 'status:4xx', does: 'filterClass' },
  { text: 'cause:preflight host:api', does: 'filterCause' },
  { text: '-by:edge', does: 'filterNot' },
  { text: '#d1-checklist', does: 'filterLink' },
];

interface HelpProps {
  readonly host: Host;
  readonly onLook: () => void;
  readonly onClose: () => void;
}

/** The keys, the filter, and what the panel does with what it sees. */
export function Help({ host, onLook, onClose }: HelpProps) {
  const missing = new Set<WordKey>([
    ...(host.reveal ? [] : (['keyReveal'] as const)),
    ...(host.openSource ? [] : (['keySource'] as const)),
  ]);
  return (
    <Dialog name="help" title={words('help')} onClose={onClose}>
      <h3>{words('keys')}</h3>
      <dl className="keys">
        {KEYS.filter(({ does }) => !missing.has(does)).map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words(does)}</dd>
          </div>
        ))}
      </dl>
      <h3>{words('filter')}</h3>
      <dl className="keys wide">
        {FILTERS.map(({ text, does }) => (
          <div key={does}>
            <dt>
              <code>{text}</code>
            </dt>
            <dd>{words(does)}</dd>
          </div>
        ))}
      </dl>
      <h3>{words('showsUp')}</h3>
      <p>{words('showsUpText')}</p>
      {!host.standalone && <Missing engine={host.engine} onLook={onLook} />}
      <h3>{words('staysTitle')}</h3>
      <p>{words('staysText')}</p>
    </Dialog>
  );
}
