/** Longest wait for anything a browser does, in milliseconds: a cold start on a loaded machine takes 15 s. */
export const TIMEOUT = 30_000;

const PAUSE = 25;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks `probe` until it gives something truthy. A probe that throws (a document in mid-navigation) is asked again. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeout = TIMEOUT,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  type Truthy = Exclude<T, undefined | null | false | 0 | ''>;
  const isTruthy = (value: T): value is T & Truthy => Boolean(value);
  const end = Date.now() + timeout;
  for (;;) {
    let last: string;
    try {
      const value = await probe();
      if (isTruthy(value)) return value;
      last = `it was ${JSON.stringify(value)}`;
    } catch (error) {
      last = String(error);
    }
    if (Date.now() > end) throw new Error(`timed out after ${timeout} ms waiting for ${what}; last: ${last}`);
    await pause(PAUSE);
  }
}

/** Rejects, naming `what`, when `work` takes longer than `timeout` milliseconds. */
export async function within<T>(what: string, work: Promise<T>, timeout = TIMEOUT): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`timed out after ${timeout} ms: ${what}`)), timeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
