import { createContext, use } from 'react';
import type { Command, Patch } from '../../extension/protocol.ts';

/** The way to try things on a live session; null where there is none, as for a sample or a file. */
export interface TryLink {
  readonly experiment: Patch['session']['experiment'];
  readonly send: (command: Command) => void;
}

export const TryContext = createContext<TryLink | null>(null);

export const useTry = (): TryLink | null => use(TryContext);
