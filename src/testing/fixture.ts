/** A HAR fixture cut into its pages, each a capture of its own, so that no page's requests speak for another's. */
export interface FixturePage {
  /** `fires: …` or `quiet: …` */
  readonly title: string;
  /** Product, version and source. */
  readonly comment: string;
  /** Who answered, where the page says it: recorded ones do. */
  readonly product: string | null;
  /** The root cause, where the request tells it more exactly than the answer. */
  readonly cause: string | null;
  /** A HAR with this page's entries alone. */
  readonly har: string;
}

interface Page {
  readonly id: string;
  readonly title: string;
  readonly comment?: string;
  /** Who wrote this page's entries, where that is not who wrote the file: the two browsers write differently. */
  readonly _creator?: object;
  readonly _product?: string;
  readonly _cause?: string;
}

interface Har {
  readonly log: {
    readonly creator?: object;
    readonly pages: readonly Page[];
    readonly entries: readonly { readonly pageref?: string }[];
  };
}

export function fixturePages(har: string): readonly FixturePage[] {
  const { log } = JSON.parse(har) as Har;
  return log.pages.map((page) => ({
    title: page.title,
    comment: page.comment ?? '',
    product: page._product ?? null,
    cause: page._cause ?? null,
    har: JSON.stringify({
      log: {
        ...log,
        creator: page._creator ?? log.creator,
        pages: [page],
        entries: log.entries.filter(({ pageref }) => pageref === page.id),
      },
    }),
  }));
}
