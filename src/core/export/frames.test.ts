import { expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { fileReader } from '../import/file-reader.ts';
import { analyzeHar } from '../pipeline.ts';
import { forExport } from './gate.ts';
import { toHar } from './har.ts';

const MESSAGES = [
  { type: 'send', time: 1.5, opcode: 1, data: '{"type":"subscribe","token":"tuesday-horse","ids":[7,"acme"]}' },
  { type: 'receive', time: 2, opcode: 1, data: 'welcome to acme' },
  { type: 'receive', time: 3, opcode: 2, data: 'AAECAwQ=' },
  { type: 'receive', data: 7 },
];

const entryOf = (text: string): Record<string, unknown> => {
  const { log } = JSON.parse(text) as { log: { entries: Record<string, unknown>[] } };
  return log.entries[0] ?? {};
};

const file = (status: number) =>
  har({
    url: 'wss://api.example/live',
    method: 'GET',
    response: { status },
    entry: { _resourceType: 'websocket', _webSocketMessages: MESSAGES },
  });

it('messages of a WebSocket that was refused keep their shape and lose their values, again and again', () => {
  const exported = toHar(forExport(analyzeHar(file(403))));
  const expected = [
    {
      type: 'send',
      time: 1.5,
      opcode: 1,
      data: '{"type":"[body:9]","token":"[opaque-token:13]","ids":[7,"[body:4]"]}',
    },
    { type: 'receive', time: 2, opcode: 1, data: '[body:15]' },
    { type: 'receive', time: 3, opcode: 2, data: '[body:8]' },
  ];
  expect(entryOf(exported)._webSocketMessages).toEqual(expected);
  const reader = fileReader();
  reader.push(new TextEncoder().encode(exported));
  expect(entryOf(toHar(forExport(reader.end())))._webSocketMessages).toEqual(expected);
});

it('messages of one that was let in are no part of a refusal', () => {
  expect(JSON.stringify(analyzeHar(file(101)))).not.toContain('subscribe');
});
