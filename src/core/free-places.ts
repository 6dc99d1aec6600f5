/** The places of a sorted list that nothing has taken yet; -1 where there is none on that side. */
export interface FreePlaces {
  atOrBefore(place: number): number;
  atOrAfter(place: number): number;
  take(place: number): void;
}

/** Finding a free place costs next to nothing however many are taken: each taken place points past the taken ones it knows. */
export function freePlaces(count: number): FreePlaces {
  const before = Array.from({ length: count }, (_, place) => place);
  const after = [...before];
  return {
    atOrBefore: (place) => (place < 0 ? -1 : end(before, Math.min(place, count - 1))),
    atOrAfter(place) {
      const found = place >= count ? count : end(after, Math.max(place, 0));
      return found >= count ? -1 : found;
    },
    take(place) {
      before[place] = place - 1;
      after[place] = place + 1;
    },
  };
}

function end(links: number[], from: number): number {
  let place = from;
  while (links[place] !== undefined && links[place] !== place) place = links[place] ?? place;
  for (let step = from; step !== place; ) {
    const next = links[step] ?? place;
    links[step] = place;
    step = next;
  }
  return place;
}

/** Index of the first item whose number is more than `limit`, in a list sorted by that number. */
export function firstAbove<T>(items: readonly T[], limit: number, numberOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && numberOf(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
