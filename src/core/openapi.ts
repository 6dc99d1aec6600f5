import * as v from 'valibot';
import { placeOf, type ScopeRequirement } from './scope-requirement.ts';

/** The text is no OpenAPI 3 document: the message is one line that says why. */
export class OpenApiError extends Error {
  override readonly name = 'OpenApiError';
}

/** Characters of a document that is read; the largest public ones are about as long. */
const MOST_CHARACTERS = 12_000_000;
/** Nodes that aliases may repeat: more is no document but an attack on who reads it. */
const MOST_ALIASES = 100;
const MOST_OPERATIONS = 20_000;
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

const SecuritySchema = v.optional(v.array(v.record(v.string(), v.array(v.string()))));
const ServersSchema = v.optional(
  v.array(
    v.object({
      url: v.string(),
      variables: v.optional(v.record(v.string(), v.object({ default: v.optional(v.union([v.string(), v.number()])) }))),
    }),
  ),
);
const OperationSchema = v.object({
  operationId: v.optional(v.string()),
  security: SecuritySchema,
  servers: ServersSchema,
});
const DocumentSchema = v.object({
  openapi: v.pipe(v.string(), v.regex(/^3\./, 'it is not OpenAPI 3')),
  servers: ServersSchema,
  security: SecuritySchema,
  paths: v.optional(v.record(v.string(), v.unknown()), {}),
  components: v.optional(
    v.object({
      securitySchemes: v.optional(v.record(v.string(), v.object({ type: v.optional(v.string()) })), {}),
      pathItems: v.optional(v.record(v.string(), v.unknown()), {}),
    }),
    {},
  ),
});
type Document = v.InferOutput<typeof DocumentSchema>;
type Servers = v.InferOutput<typeof ServersSchema>;
const PathItemSchema = v.looseObject({ $ref: v.optional(v.string()), servers: ServersSchema });

/**
 * The scopes that each operation of an OpenAPI 3 document wants, in JSON or YAML: its own `security`, else the
 * document's. Operations that want none, or that a request without a token may call, are left out.
 * https://spec.openapis.org/oas/v3.1.0#security-requirement-object
 *
 * @throws {OpenApiError} where the text is too large, is neither JSON nor YAML, repeats aliases without end, or is no
 * OpenAPI 3 document
 */
export async function scopesOfOpenApi(text: string): Promise<readonly ScopeRequirement[]> {
  if (text.length > MOST_CHARACTERS)
    throw new OpenApiError(`the document is larger than ${MOST_CHARACTERS} characters`);
  const parsed = v.safeParse(DocumentSchema, await parse(text));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new OpenApiError(`no OpenAPI 3 document: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
  }
  const document = parsed.output;
  const found: ScopeRequirement[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith('/')) continue;
    found.push(...requirementsOf(document, path, item));
    if (found.length > MOST_OPERATIONS) throw new OpenApiError(`it has more than ${MOST_OPERATIONS} operations`);
  }
  return found;
}

/** YAML is a superset of JSON, and slow: its parser is loaded only for what is no JSON. */
async function parse(text: string): Promise<unknown> {
  const source = text.replace(/^\uFEFF/, '');
  if (/^\s*\{/.test(source)) {
    try {
      return JSON.parse(source);
    } catch {
      // It may be YAML's flow style.
    }
  }
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(source, { logLevel: 'silent', uniqueKeys: false });
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new OpenApiError(`neither JSON nor YAML: ${reason.replace(/:$/, '') || 'it cannot be read'}`);
  }
}

function requirementsOf(document: Document, path: string, raw: unknown): readonly ScopeRequirement[] {
  const parsed = v.safeParse(PathItemSchema, referred(document, raw));
  if (!parsed.success) return [];
  const item = parsed.output;
  return METHODS.flatMap((name) => {
    const operation = v.safeParse(OperationSchema, item[name]);
    if (!operation.success) return [];
    const {
      operationId,
      security = document.security ?? [],
      servers = item.servers ?? document.servers,
    } = operation.output;
    const anyOf = alternatives(document, security);
    if (anyOf.length === 0) return [];
    const method = name.toUpperCase();
    const from = `OpenAPI: ${operationId === undefined ? '' : `${operationId}, `}${method} ${path}`;
    return placesOf(servers, path).map((place) => ({ ...place, method, anyOf, from }));
  });
}

/** A path item may stand among the components. One step: a reference to a reference is nobody's way. */
function referred(document: Document, item: unknown): unknown {
  const parsed = v.safeParse(v.object({ $ref: v.string() }), item);
  if (!parsed.success) return item;
  const name = /^#\/components\/pathItems\/(.+)$/.exec(parsed.output.$ref)?.[1];
  return name === undefined ? item : document.components.pathItems[name];
}

/** Scopes of the alternatives that take a token; empty where one of them wants no scope, or nothing at all. */
function alternatives(document: Document, security: NonNullable<v.InferOutput<typeof SecuritySchema>>): string[][] {
  const sets: string[][] = [];
  for (const requirement of security) {
    const schemes = Object.entries(requirement);
    if (schemes.length === 0) return [];
    const tokens = schemes.filter(([name]) => takesToken(document.components.securitySchemes[name]?.type));
    if (tokens.length === 0) continue;
    const scopes = tokens.flatMap(([, wanted]) => wanted);
    if (scopes.length === 0) return [];
    sets.push([...new Set(scopes)]);
  }
  return sets;
}

/** OpenAPI 3.1 lets every scheme name roles; keys and certificates have no scopes that a token could show. */
const takesToken = (type: string | undefined): boolean => type !== 'apiKey' && type !== 'mutualTLS';

/** https://spec.openapis.org/oas/v3.1.0#server-object: a relative URL, or none, is for every host. */
function placesOf(servers: Servers, path: string): readonly Pick<ScopeRequirement, 'origin' | 'path'>[] {
  const urls = servers === undefined || servers.length === 0 ? ['/'] : servers.map(urlOf);
  const places = urls.map((url) => placeOf(`${url.replace(/(?<!\/)\/+$/, '')}${path}`) ?? { origin: null, path });
  return places.filter(
    (place, index) => places.findIndex((one) => one.origin === place.origin && one.path === place.path) === index,
  );
}

/** Variables take their default; one without leaves its braces, which stand for one segment. */
const urlOf = ({ url, variables = {} }: NonNullable<Servers>[number]): string =>
  url.replace(/\{([^}]+)\}/g, (hole, name: string) => String(variables[name]?.default ?? hole));
