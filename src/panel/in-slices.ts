/** Milliseconds that work may take at a time: half a frame. */
const SLICE = 8;

/**
 * Does something with each item, a slice at a time, so that keys, the pointer and frames come in between.
 *
 * @param onDone after the last item
 * @returns stops it
 */
export function inSlices<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  onDone: () => void = () => undefined,
): () => void {
  const left = items[Symbol.iterator]();
  let timer: ReturnType<typeof setTimeout>;
  const slice = () => {
    const end = performance.now() + SLICE;
    for (let next = left.next(); !next.done; next = left.next()) {
      work(next.value);
      if (performance.now() < end) continue;
      timer = setTimeout(slice);
      return;
    }
    onDone();
  };
  timer = setTimeout(slice);
  return () => clearTimeout(timer);
}
