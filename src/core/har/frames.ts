import * as v from 'valibot';
import type { Frame } from '../exchange.ts';

/** Messages of one WebSocket that are kept, and characters of each. */
const MOST = 50;
const LONGEST = 1_024;

/** Chromium's `_webSocketMessages`: `data` is text, or base64 where `opcode` says binary. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
const FrameSchema = v.object({
  type: v.picklist(['send', 'receive']),
  time: v.fallback(v.nullable(v.number()), null),
  opcode: v.fallback(v.number(), 1),
  data: v.string(),
});

/** The first messages of a WebSocket, each cut to a bound; those that are none are left out. */
export function readFrames(messages: unknown): readonly Frame[] {
  if (!Array.isArray(messages)) return [];
  return messages.slice(0, MOST).flatMap((message: unknown) => {
    const parsed = v.safeParse(FrameSchema, message);
    return parsed.success ? [{ ...parsed.output, data: parsed.output.data.slice(0, LONGEST) }] : [];
  });
}
