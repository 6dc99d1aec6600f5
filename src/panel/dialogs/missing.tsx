import type { Host } from '../host.ts';
import { words } from '../words.ts';

/** What browsers tell no extension, and what brings it back. */
export function Missing({ engine }: Pick<Host, 'engine'>) {
  const isFirefox = engine === 'firefox';
  return (
    <section data-part="missing">
      <h3>{words('missesTitle')}</h3>
      <ul>
        <li>
          {words('missesLeft', isFirefox ? 'Persist Logs' : 'Preserve log')} {isFirefox && words('missesLeftHar')}
        </li>
        <li>{words(isFirefox ? 'missesWorkersFirefox' : 'missesWorkers')}</li>
        <li>{words('missesBefore')}</li>
      </ul>
    </section>
  );
}
