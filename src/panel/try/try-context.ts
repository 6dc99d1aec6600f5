import { createContext, use } from 'react';
import type { Browser } from '../../core/exchange.ts';
import type { Command, Patch } from '../../extension/protocol.ts';
import type { Host } from '../host.ts';

/** The way to try things on a live session; null where there is none, as for a sample or a file. */
export interface TryLink {
  readonly browser: Browser;
  readonly experiment: Patch['session']['experiment'];
  readonly fix: Patch['session']['fix'];
  readonly send: (command: Command) => void;
  readonly askForHosts: Host['askForHosts'];
}

export const TryContext = createContext<TryLink | null>(null);

export const useTry = (): TryLink | null => use(TryContext);
