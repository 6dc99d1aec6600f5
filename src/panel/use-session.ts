import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import { inspectedTabId } from '../extension/devtools-api.ts';
import { connect } from '../extension/port.ts';
import { PROTOCOL_VERSION, portName } from '../extension/port-name.ts';
import { type Command, type Patch, PatchSchema } from '../extension/protocol.ts';
import { applyPatch, type SessionState } from './store.ts';
import { words } from './words.ts';

/** The tab's session as the background tells it, and the way to send it commands. */
export interface SessionLink {
  /** Null until the background has told everything once. */
  readonly state: SessionState | null;
  /** Why nothing more will come until DevTools are opened again, or null. */
  readonly gone: string | null;
  readonly send: (command: Command) => void;
}

type Incoming = { readonly patch: Patch } | { readonly patch: null };

const VersionSchema = v.object({ type: v.literal('patch'), version: v.number() });

/** A patch, or word that the background is of another version; null for what is neither. */
function parseIncoming(message: unknown): Incoming | null {
  const head = v.safeParse(VersionSchema, message);
  if (!head.success) return null;
  if (head.output.version !== PROTOCOL_VERSION) return { patch: null };
  const parsed = v.safeParse(PatchSchema, message);
  return parsed.success ? { patch: parsed.output } : null;
}

/** The only hook that touches a port. Patches are folded as they come and shown at most once an animation frame. */
export function useSession(): SessionLink {
  const [state, setState] = useState<SessionState | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const sendRef = useRef<(command: Command) => void>(() => undefined);

  useEffect(() => {
    let folded: SessionState | null = null;
    /** Of the last patch; while more parts of a state follow there is none, and a new connection begins anew. */
    let revision: string | undefined;
    let frame = 0;
    const show = () => {
      frame = 0;
      setState(folded);
    };
    const hello = (): Command => ({
      type: 'hello',
      version: PROTOCOL_VERSION,
      ...(revision === undefined ? {} : { revision }),
    });
    const port = connect<Incoming, Command>({
      name: portName('panel', inspectedTabId()),
      parse: parseIncoming,
      onMessage({ patch }) {
        if (!patch) {
          setGone(words('outdated'));
          return;
        }
        folded = applyPatch(folded, patch);
        revision = patch.revision;
        if (revision !== undefined && frame === 0) frame = requestAnimationFrame(show);
      },
      onState(state, connection) {
        setGone(state.status === 'gone' ? state.reason : null);
        if (state.status === 'connected') connection.send(hello());
      },
    });
    sendRef.current = port.send;
    return () => {
      sendRef.current = () => undefined;
      cancelAnimationFrame(frame);
      port.close();
    };
  }, []);

  const send = useCallback((command: Command) => sendRef.current(command), []);
  return useMemo(() => ({ state, gone, send }), [state, gone, send]);
}
