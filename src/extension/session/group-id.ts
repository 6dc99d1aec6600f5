import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const ids = new Map<string, string>();
/** More keys than a session has groups; then all are forgotten, and worked out again. */
const MOST = 5_000;

/** What a group is called in a session: the same for the same key, whatever comes and goes. */
export function groupId(key: string): string {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = `g${bytesToHex(sha256(utf8ToBytes(key))).slice(0, 12)}`;
  if (ids.size >= MOST) ids.clear();
  ids.set(key, id);
  return id;
}
