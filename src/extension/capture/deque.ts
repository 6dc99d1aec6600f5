/** A list that grows at its end and is emptied from its start, both in constant time. */
export interface Deque<T> {
  readonly size: () => number;
  readonly push: (item: T) => void;
  readonly shift: () => T | undefined;
  /** The newest `count` items, newest first. */
  readonly latest: (count: number) => readonly T[];
}

export function createDeque<T extends object>(): Deque<T> {
  /** What was taken leaves its place empty at once: nothing is held that is no more in the list. */
  let items: (T | null)[] = [];
  let head = 0;
  return {
    size: () => items.length - head,
    push: (item) => void items.push(item),
    shift: () => {
      const item = items[head] ?? undefined;
      if (item === undefined) return undefined;
      items[head] = null;
      head += 1;
      // Give the emptied part back once it is the larger one.
      if (head > 32 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    latest: (count) =>
      items
        .slice(Math.max(head, items.length - count))
        .reverse()
        .flatMap((item) => item ?? []),
  };
}
