import * as v from 'valibot';
import WebSocket from 'ws';
import { within } from './until.ts';

const Answer = v.variant('type', [
  v.object({ type: v.literal('success'), id: v.number(), result: v.unknown() }),
  v.object({ type: v.literal('error'), id: v.nullable(v.number()), error: v.string(), message: v.string() }),
  v.object({ type: v.literal('event') }),
]);

const CallResult = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.object({ type: v.literal('string'), value: v.string() }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
]);

/** A WebDriver BiDi session: https://w3c.github.io/webdriver-bidi/ */
export interface Bidi {
  /** Throws with the remote end's message. The result is not parsed. */
  send(method: string, params?: object): Promise<unknown>;
  /** Evaluates an expression that gives a promise of a string, in a browsing context. */
  evaluate(context: string, expression: string): Promise<string>;
  close(): void;
}

/** Connects and starts a session. */
export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(`${address}/session`, { maxPayload: 2 ** 30 });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let gone = false;

  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return;
    const answer = v.parse(Answer, JSON.parse(data.toString('utf8')));
    if (answer.type === 'event' || answer.id === null) return;
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'success') caller?.resolve(answer.result);
    else caller?.reject(new Error(`${answer.error}: ${answer.message}`));
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    gone = true;
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection'));
    waiting.clear();
  });

  const send: Bidi['send'] = (method, params = {}) => {
    if (gone) return Promise.reject(new Error(`${method}: Firefox is closed`));
    lastId += 1;
    const id = lastId;
    const answered = new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
    });
    socket.send(JSON.stringify({ id, method, params }));
    return within(method, answered);
  };

  const evaluate: Bidi['evaluate'] = async (context, expression) => {
    const answer = v.parse(
      CallResult,
      await send('script.callFunction', {
        functionDeclaration: `() => ${expression}`,
        target: { context },
        awaitPromise: true,
      }),
    );
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  };

  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  return { send, evaluate, close: () => socket.terminate() };
}
