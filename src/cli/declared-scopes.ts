import { readFileSync } from 'node:fs';
import { OpenApiError, scopesOfOpenApi } from '../core/openapi.ts';
import { parseDeclaredScopes, type ScopeRequirement } from '../core/scope-requirement.ts';
import type { Arguments } from './arguments.ts';
import { CommandError, reasonOf } from './command-error.ts';

/**
 * What `--scopes` and `--openapi` say that endpoints want; lines speak before the document.
 * @throws {CommandError} where one of them cannot be read
 */
export async function declaredScopes({ openapi, scopes }: Arguments): Promise<readonly ScopeRequirement[]> {
  const { requirements, problems } = parseDeclaredScopes(scopes.join('\n'));
  const [problem] = problems;
  if (problem !== undefined) throw new CommandError(`--scopes ${problem}`, 2);
  return openapi === null ? requirements : [...requirements, ...(await scopesOfOpenApi(read(openapi)).catch(refuse))];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError(`cannot read ${path}: ${reasonOf(error)}`, 2);
  }
}

function refuse(error: unknown): never {
  throw error instanceof OpenApiError ? new CommandError(`--openapi: ${error.message}`, 2) : error;
}
