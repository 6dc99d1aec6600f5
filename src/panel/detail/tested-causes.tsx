import type { TestedCause } from '../../core/narrow.ts';
import { Icon } from '../marks/icon.tsx';
import { Prose } from '../marks/prose.tsx';
import { words } from '../words.ts';

/** What the tests have shown so far: causes struck off, and the one that is left or found. */
export function TestedCauses({ causes }: { readonly causes: readonly TestedCause[] }) {
  const found = causes.filter(({ state }) => state === 'found');
  const open = causes.filter(({ state }) => state === 'open');
  const told = found.length > 0 ? found : open.length === 1 ? open : [];
  return (
    <div className="tested" role="status" data-part="tested">
      {told.length > 0 ? (
        <p className="tested-verdict">
          <b>{words(found.length > 0 ? 'testedFound' : 'testedLast')}</b>{' '}
          {told.map(({ step, cause }) => (
            <Prose key={step} text={`${cause} `} />
          ))}
        </p>
      ) : (
        <p>{words(open.length === 0 ? 'testedNone' : 'testedOpen', String(open.length))}</p>
      )}
      <ul>
        {causes.map(({ step, cause, state }) => (
          <li key={step} data-state={state}>
            <Icon name={state === 'found' ? 'tick' : state === 'ruled-out' ? 'cross' : 'open'} small />
            {state === 'ruled-out' ? <s>{cause}</s> : <span>{cause}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
