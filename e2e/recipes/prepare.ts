import { folderWith, installDebian, versionOf } from './install.ts';
import { nameOf, type TestServer } from './server.ts';

/** Which servers can run on this machine. */
export interface Prepared {
  /** With its version, as the table shows it. */
  readonly ready: ReadonlyMap<TestServer, string>;
  /** By name, why the others cannot. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Installs what the servers need, and says what could not be: one that is missing keeps no other from its run. */
export function prepare(servers: readonly TestServer[]): Prepared {
  installDebian(servers);
  const ready = new Map<TestServer, string>();
  const missing = new Map<string, string>();
  for (const server of servers) {
    const reason = reasonAgainst(server);
    if (reason === null) ready.set(server, versionOf(server) ?? '');
    else {
      missing.set(nameOf(server), reason);
      console.log(`${nameOf(server)}: not run, ${reason}`);
    }
  }
  return { ready, missing };
}

function reasonAgainst(server: TestServer): string | null {
  const { packages, debian } = server;
  try {
    if (packages !== undefined) folderWith(packages);
  } catch {
    return `npm could not install ${packages?.join(' ')}`;
  }
  if (versionOf(server) !== null) return null;
  return debian === undefined ? 'it is not installed' : `Debian's ${debian.join(' ')} could not be installed`;
}
