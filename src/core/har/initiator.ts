import * as v from 'valibot';
import type { Initiator } from '../exchange.ts';

const text = v.fallback(v.nullable(v.string()), null);
const line = v.fallback(v.nullable(v.number()), null);

const CallFrames = v.fallback(v.array(v.object({ url: text, lineNumber: line })), []);
const InitiatorSchema = v.object({
  type: v.string(),
  requestId: text,
  url: text,
  lineNumber: line,
  stack: v.fallback(
    v.object({
      callFrames: CallFrames,
      parent: v.fallback(v.object({ callFrames: CallFrames }), { callFrames: [] }),
      parentId: v.fallback(v.nullable(v.object({ debuggerId: v.string() })), null),
    }),
    { callFrames: [], parent: { callFrames: [] }, parentId: null },
  ),
});

/**
 * Who started a request, as Chromium writes it; null for every other form (a URL in files of WebPagetest).
 * https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-Initiator
 */
export function readInitiator(value: unknown): Initiator | null {
  const parsed = v.safeParse(InitiatorSchema, value);
  if (!parsed.success) return null;
  const { type, requestId, url, lineNumber, stack } = parsed.output;
  const frame = stack.callFrames[0] ?? stack.parent.callFrames[0] ?? { url: null, lineNumber: null };
  // A stack whose parent belongs to another debugger is that of a worker: the parent is the page that started it.
  const worker = stack.parentId !== null;
  return { type, requestId, url: url ?? frame.url, lineNumber: lineNumber ?? frame.lineNumber, worker };
}
