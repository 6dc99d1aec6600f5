import type { Meta } from './session.ts';

/** What the user must know because something was lost or failed: a plain sentence, or null. */
export function noticeOf({ storageError, lost, fixProblem }: Meta): string | null {
  if (storageError !== null) {
    return `The browser refused to store what was found (${storageError}). It is shown here, and lost when the browser stops the extension.`;
  }
  if (fixProblem !== null) return fixProblem;
  if (lost === 0) return null;
  const requests = lost === 1 ? '1 request is' : `${lost} requests are`;
  return `${requests} missing: the extension's background could not be reached for too long.`;
}
