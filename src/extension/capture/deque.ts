/** A list that grows at its end and is emptied from its start, both in constant time. */
export interface Deque<T> {
  readonly size: () => number;
  readonly push: (item: T) => void;
  readonly shift: () => T | undefined;
  /** The newest `count` items, newest first. */
  readonly latest: (count: number) => readonly T[];
}

export function createDeque<T>(): Deque<T> {
  let items: T[] = [];
  let head = 0;
  return {
    size: () => items.length - head,
    push: (item) => void items.push(item),
    shift: () => {
      if (head >= items.length) return undefined;
      const item = items[head];
      head += 1;
      // Give the passed part back once it is the larger one.
      if (head > 32 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    latest: (count) => items.slice(Math.max(head, items.length - count)).reverse(),
  };
}
