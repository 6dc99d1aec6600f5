import type { CorsPolicy } from './policy.ts';
import { type PolicyValues, policyValues } from './policy-values.ts';

/** The language of a recipe's text. */
export type RecipeFormat =
  | 'apache'
  | 'caddyfile'
  | 'csharp'
  | 'go'
  | 'haproxy'
  | 'java'
  | 'js'
  | 'json'
  | 'lighttpd'
  | 'nginx'
  | 'php'
  | 'properties'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'ts'
  | 'vcl'
  | 'xml'
  | 'yaml';

/** How one server or service is told a policy: any policy, as text to paste. One a file in `recipes/`. */
export interface Recipe {
  /** The file's name. */
  readonly id: string;
  /** The product as it calls itself. */
  readonly title: string;
  /** Lower-case names by which answers tell this server: products in Server, X-Powered-By and Via, and recognisers' ids. */
  readonly server: readonly string[];
  /** Lower-case names of response headers that only this server sends. */
  readonly headers?: readonly string[];
  readonly format: RecipeFormat;
  /** True only where `npm run recipes` ran the printed text on the real server, and a browser's request passed. */
  readonly tested: boolean;
  /** Who sees to `Vary: Origin`: the text, or the product by itself. */
  readonly vary: 'printed' | 'by-server';
  /** What of a policy the product has no setting for and allows as it is asked; `where` says so. Default: nothing. */
  readonly cannotSay?: readonly ('methods' | 'headers' | 'max-age')[];
  /** Where the text goes: one sentence. */
  readonly where: string;
  /** What would add the headers twice or hide them, and has to go first; null where there is nothing. */
  readonly removeFirst: string | null;
  /** The product's own documentation. */
  readonly docs: string;
  /** The text, ending with a line break; '' where the policy has no origin that may be allowed. */
  print(policy: CorsPolicy): string;
}

interface RecipeText extends Omit<Recipe, 'print'> {
  print(values: PolicyValues): string;
}

/** Closes a recipe over checked values: none can print what was captured and not checked. */
export const defineRecipe = ({ print, ...recipe }: RecipeText): Recipe => ({
  ...recipe,
  print(policy) {
    const values = policyValues(policy);
    return values.origins.length === 0 ? '' : print(values);
  },
});
