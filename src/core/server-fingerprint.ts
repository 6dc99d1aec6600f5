import type { Denial } from './denial.ts';
import { type Exchange, getHeader, type HeaderList } from './exchange.ts';
import printed from './recipe-servers.json' with { type: 'json' };

/** By what a recipe's server is told: as in `Recipe`. */
interface RecipeServer {
  readonly id: string;
  readonly server: readonly string[];
  readonly headers: readonly string[];
}

/** Printed from the recipes, so that what diagnoses does not load their texts; a test compares the two. */
const servers: readonly RecipeServer[] = printed;

/** What is known of one answer: its headers, and the recognisers that know who made it. */
export interface SeenAnswer {
  readonly headers: HeaderList;
  readonly recognisers: readonly string[];
}

/**
 * The id of the recipe for the server that made the first of these answers which tells. An application's own name comes
 * before those of what carried its answer. Null: none tells, or no recipe is for it.
 */
export function recipeFor(answers: readonly SeenAnswer[]): string | null {
  for (const { headers, recognisers } of answers) {
    const found =
      recognisers.map(recipeOfProduct).find(isFound) ??
      namesIn(getHeader(headers, 'X-Powered-By')).map(recipeOfProduct).find(isFound) ??
      servers.find((one) => one.headers.some((name) => getHeader(headers, name) !== null)) ??
      namesIn(getHeader(headers, 'Server')).map(recipeOfProduct).find(isFound) ??
      namesIn(getHeader(headers, 'Via')).map(recipeOfProduct).find(isFound);
    if (found !== undefined) return found.id;
  }
  return null;
}

/** The answers of a denial in the order in which they tell: the failed preflight's, the actual's, then what passed. */
export function answersOf({ preflight, actual, recognitions, siblings }: Denial): readonly SeenAnswer[] {
  const on = (exchange: Exchange | null, role: 'preflight' | 'actual'): readonly SeenAnswer[] => {
    if (exchange?.response == null) return [];
    const recognisers = recognitions.filter((one) => one.on === role).map(({ recogniser }) => recogniser);
    return [{ headers: exchange.response.headers, recognisers }];
  };
  const passed = siblings.flatMap(({ hops }) => hops.flatMap((hop) => on(hop.actual, 'actual')));
  return [
    ...on(preflight, 'preflight'),
    ...on(actual, 'actual'),
    ...passed.map(({ headers }) => ({ headers, recognisers: [] })),
  ];
}

const byName: ReadonlyMap<string, RecipeServer> = new Map(
  servers.flatMap((one) => one.server.map((name) => [name, one] as const)),
);

/** `Windows-Azure-Blob` has no version after a slash, and some names have their version after a space. */
const recipeOfProduct = (product: string): RecipeServer | undefined => byName.get(product.toLowerCase());

const isFound = (one: RecipeServer | undefined): one is RecipeServer => one !== undefined;

/**
 * The product names of a header, comments and versions left out, the innermost first: a proxy adds its own behind. Some
 * products call themselves two words: each word is also told with the next.
 * https://www.rfc-editor.org/rfc/rfc9110#name-server, https://www.rfc-editor.org/rfc/rfc9110#name-via
 */
function namesIn(value: string | null): readonly string[] {
  if (value === null) return [];
  const words = value
    .slice(0, 500)
    .split(/[,\s()]+/)
    .map((word) => word.split('/')[0] ?? '')
    .filter((word) => word !== '');
  return words.flatMap((word, at) => [`${word} ${words[at + 1] ?? ''}`, word]);
}
