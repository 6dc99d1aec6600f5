import type { Host } from '../host.ts';
import { words } from '../words.ts';

interface MissingProps extends Pick<Host, 'engine'> {
  /** Captures what the browser's own list has beyond what was captured. */
  readonly onLook: () => void;
}

/** What browsers tell no extension, and what brings it back. */
export function Missing({ engine, onLook }: MissingProps) {
  const isFirefox = engine === 'firefox';
  return (
    <section data-part="missing">
      <h3>{words('missesTitle')}</h3>
      <ul>
        <li>
          {words('missesLeft', isFirefox ? 'Persist Logs' : 'Preserve log')}{' '}
          {/* Chromium's list is looked through whenever a page begins; Firefox sees nothing of what happens meanwhile. */}
          {isFirefox && (
            <button type="button" className="link" data-action="look" onClick={onLook}>
              {words('missesLook')}
            </button>
          )}
        </li>
        <li>{words(isFirefox ? 'missesWorkersFirefox' : 'missesWorkers')}</li>
        <li>{words('missesBefore')}</li>
      </ul>
    </section>
  );
}
