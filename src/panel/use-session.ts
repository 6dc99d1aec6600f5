import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import * as v from 'valibot';
import { ChangesHeadSchema } from '../extension/changes-head.ts';
import { inspectedTabId } from '../extension/devtools-api.ts';
import { connect } from '../extension/port.ts';
import { PROTOCOL_VERSION, portName } from '../extension/port-name.ts';
import type { Command } from '../extension/protocol.ts';
import { type Diagnose, diagnoseInWorker } from './diagnose-in-worker.ts';
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

interface Incoming {
  /** What the background said; null where it is of another version. */
  readonly changes: unknown;
  /** Names the state that the panel has then; absent while more parts follow. */
  readonly revision?: string | undefined;
}

/** Null for what is no word of the background. */
function parseIncoming(message: unknown): Incoming | null {
  const head = v.safeParse(ChangesHeadSchema, message);
  if (!head.success) return null;
  const { version, revision } = head.output;
  return version === PROTOCOL_VERSION ? { changes: message, revision } : { changes: null };
}

/**
 * The only hook that touches a port. What comes is diagnosed off this thread; patches are folded as they come and shown at
 * most once an animation frame.
 */
export function useSession(diagnose: Diagnose = diagnoseInWorker): SessionLink {
  const [state, setState] = useState<SessionState | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const sendRef = useRef<(command: Command) => void>(() => undefined);

  useEffect(() => {
    let folded: SessionState | null = null;
    /** Of the last message; while more parts of a state follow there is none, and a new connection begins anew. */
    let revision: string | undefined;
    let frame = 0;
    const show = () => {
      frame = 0;
      // In this frame, not the next.
      flushSync(() => setState(folded));
    };
    const hello = (): Command => ({
      type: 'hello',
      version: PROTOCOL_VERSION,
      ...(revision === undefined ? {} : { revision }),
    });
    const diagnosis = diagnose({
      onPatch(patch) {
        folded = applyPatch(folded, patch);
        if (patch.revision !== undefined && frame === 0) frame = requestAnimationFrame(show);
      },
      onFailure: (reason) => setGone(words('diagnosisFailed', reason)),
    });
    const port = connect<Incoming, Command>({
      name: portName('panel', inspectedTabId()),
      parse: parseIncoming,
      onMessage(message) {
        ({ revision } = message);
        if (message.changes === null) setGone(words('outdated'));
        else diagnosis.take(message.changes);
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
      diagnosis.stop();
    };
  }, [diagnose]);

  const send = useCallback((command: Command) => sendRef.current(command), []);
  return useMemo(() => ({ state, gone, send }), [state, gone, send]);
}
