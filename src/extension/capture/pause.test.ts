import { describe, expect, it } from 'vitest';
import { createPause } from './pause.ts';

describe('a pause', () => {
  it('leaves out what is told while it lasts, and what began in it though it is told afterwards', () => {
    let time = 100;
    const pause = createPause(() => time);
    expect(pause.covers(99)).toBe(false);
    pause.set(true);
    expect([pause.isOn(), pause.covers(50), pause.covers(100)]).toEqual([true, true, true]);
    time = 200;
    pause.set(true);
    pause.set(false);
    time = 300;
    expect([pause.isOn(), pause.covers(99), pause.covers(100), pause.covers(199), pause.covers(200)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});
