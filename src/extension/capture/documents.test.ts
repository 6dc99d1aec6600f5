import { describe, expect, it } from 'vitest';
import { createDocuments } from './documents.ts';

/** A tab whose document is named by when it began; null: it cannot be asked. */
function start() {
  const told: (readonly [string, number | null])[] = [];
  const waiting: (() => void)[] = [];
  const tab: { document: number | null } = { document: 100 };
  const navigate = createDocuments({
    evaluate: async () => tab.document,
    later: (_, then) => void waiting.push(then),
    onNavigated: (url, document) => void told.push([url, document]),
  });
  const wait = async () => {
    for (const then of waiting.splice(0)) then();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const documents = () => told.filter(([, document]) => document !== null);
  return { tab, navigate, wait, told, documents };
}

describe('a new document', () => {
  it('is one that began at another time; pushState makes none', async () => {
    const { tab, navigate, documents, told } = start();
    await navigate('/a');
    await navigate('/a#b');
    expect(documents()).toEqual([]);
    tab.document = 200;
    await navigate('/a');
    expect(documents()).toEqual([['/a', 200]]);
    expect(told.map(([url]) => url)).toEqual(['/a', '/a#b', '/a', '/a']);
  });

  it('is asked again where it does not answer yet', async () => {
    const { tab, navigate, wait, documents } = start();
    await navigate('/a');
    tab.document = null;
    await navigate('/b');
    await wait();
    tab.document = 200;
    await wait();
    expect(documents()).toEqual([['/b', 200]]);
  });

  it('is given up where it never answers, and when another takes its place', async () => {
    const { tab, navigate, wait, documents } = start();
    await navigate('/a');
    tab.document = null;
    await navigate('/b');
    for (let times = 0; times < 10; times += 1) await wait();
    await navigate('/c');
    tab.document = 300;
    await navigate('/d');
    await wait();
    expect(documents()).toEqual([['/d', 300]]);
  });
});
