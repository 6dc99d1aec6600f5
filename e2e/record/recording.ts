import type { Certainty, Layer } from '../../src/core/report-schema.ts';
import type { RuleId } from '../../src/core/rule-id.ts';
import type { Situation, Software, TestServer } from '../recipes/server.ts';

/** What a refusal is, by the product's own documentation or source: never by what Clearance says of it. */
export interface Label {
  readonly product: string;
  readonly layer: Layer;
  readonly rule: RuleId;
  readonly certainty: Certainty;
}

/** One request to the real software, and what its answer is. */
export interface Ask {
  /** What refuses, as its configuration or code has it. */
  readonly how: string;
  /** The label's rule and certainty, and what differs from the recording's product and layer. Null: the answer accuses nobody. */
  readonly says: (Pick<Label, 'rule' | 'certainty'> & Partial<Label>) | null;
  /** The root cause, where the request tells it more exactly than the answer does. Default: the label's rule. */
  readonly cause?: RuleId;
  /** The label where the answer's body cannot be read: browsers show none of a preflight. */
  readonly unread?: Pick<Label, 'rule' | 'certainty'> & Partial<Label>;
  /** Default: GET. */
  readonly method?: string;
  readonly path: string;
  /** The host in the address. Default: `api.example`. */
  readonly host?: string;
  /** Beside those that a browser sends; an empty one takes the browser's away. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The page is another site's. */
  readonly isCrossSite?: boolean;
  /** Sent as the preflight of a request with this method and these headers (lower case, comma separated). */
  readonly preflightOf?: { readonly method: string; readonly headers?: string };
  /** How often the same is sent before: for what counts requests. */
  readonly before?: number;
  /** Where the label is from, where that is another place than the recording's. */
  readonly docs?: `https://${string}`;
}

/** Real software that is made to refuse, and the requests that it refuses. */
export interface Recording {
  /** The recogniser whose fixture it is. */
  readonly recogniser: string;
  readonly product: string;
  readonly layer: Layer;
  /** Where the labels are from. */
  readonly docs: `https://${string}`;
  readonly software: Software<Situation>;
  readonly asks: readonly Ask[];
  /** What runs behind a proxy: an application that asks everyone to sign in, or nothing at all. */
  readonly behind?: 'application' | 'nothing';
}

interface Additions {
  /** More files beside the server's own. */
  readonly files?: (situation: Situation) => Readonly<Record<string, string>>;
  readonly packages?: readonly string[];
  readonly debian?: readonly string[];
}

/** The server of a recipe, with what refuses in the place where its recipe goes. */
export function refusing(
  server: TestServer,
  text: string | ((situation: Situation) => string),
  { files, packages = [], debian = [] }: Additions = {},
): Software<Situation> {
  const textFor = typeof text === 'string' ? () => text : text;
  const all = [...(server.packages ?? []), ...packages];
  return {
    version: server.version,
    ...(all.length === 0 ? {} : { packages: all }),
    debian: [...(server.debian ?? []), ...debian],
    files: (situation) => ({
      ...server.files({ ...situation, recipe: textFor(situation) }),
      ...files?.(situation),
    }),
    command: (situation) => server.command(situation),
  };
}
