/** A HAR fixture cut into its pages, each a capture of its own, so that no page's requests speak for another's. */
export interface FixturePage {
  /** `fires: …` or `quiet: …` */
  readonly title: string;
  /** Product, version and source. */
  readonly comment: string;
  /** A HAR with this page's entries alone. */
  readonly har: string;
}

interface Har {
  readonly log: {
    readonly pages: readonly { readonly id: string; readonly title: string; readonly comment?: string }[];
    readonly entries: readonly { readonly pageref?: string }[];
  };
}

export function fixturePages(har: string): readonly FixturePage[] {
  const { log } = JSON.parse(har) as Har;
  return log.pages.map((page) => ({
    title: page.title,
    comment: page.comment ?? '',
    har: JSON.stringify({
      log: { ...log, pages: [page], entries: log.entries.filter(({ pageref }) => pageref === page.id) },
    }),
  }));
}
