import { hostsOf } from '../../core/plan-try.ts';
import type { Command } from '../../extension/protocol.ts';
import type { TryLink } from './try-context.ts';

type TryFixCommand = Extract<Command, { type: 'try-fix' }>;

/** Sets rules for a denial, once the user has given access to the hosts they are for; takes them back where that is refused. */
export function askForHosts(link: TryLink, wanted: Pick<TryFixCommand, 'denial' | 'plan'>): void {
  const command: TryFixCommand = { type: 'try-fix', ...wanted, ask: link.askForHosts === null ? 'page' : 'panel' };
  // Told before it is granted, so that whoever hears of the grant knows what it is for.
  link.send(command);
  void link.askForHosts?.(hostsOf(wanted.plan)).then(
    (isGranted) => link.send(isGranted ? command : { type: 'end-fix' }),
    () => link.send({ type: 'end-fix' }),
  );
}
