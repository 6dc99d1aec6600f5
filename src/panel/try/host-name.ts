/** `https://api.example/*` as people read it. */
export const hostName = (pattern: string): string => pattern.replace(/\/\*$/, '');
