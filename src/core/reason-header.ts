const REASON =
  /^(?:x-(?:[a-z\d]{1,30}-){0,3}error(?:-(?:message|description|details?|reason|info|msg))?|x-websocket-reject-reason)$/;

/**
 * Whether a response header of this name (lower case) is one in which servers write why they refuse, mostly where they send no
 * body: `X-Error`, `X-BambooHR-Error-Message`, WebSocket-Node's and others.
 */
export const isReasonHeader = (name: string): boolean => REASON.test(name);
