/** `name=value` parameters of an Authorization value, names in lower case. https://www.rfc-editor.org/rfc/rfc9110#section-11.4 */
export function authParams(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  const parameter =
    /(?<![\w*-])([A-Za-z][\w*-]{0,31})[ \t]{0,4}=[ \t]{0,4}(?:"((?:[^"\\]|\\.){0,4096})"|([^,"\s]{0,4096}))/g;
  for (const [, name, quoted, plain] of text.slice(0, 16_384).matchAll(parameter)) {
    if (name !== undefined && !params.has(name.toLowerCase())) params.set(name.toLowerCase(), quoted ?? plain ?? '');
  }
  return params;
}

/** The parameters of these names, as parts of a credential that are no secret. */
export function pick(params: ReadonlyMap<string, string>, names: readonly string[]): Readonly<Record<string, string>> {
  const found = names.flatMap((name) => {
    const value = params.get(name.toLowerCase());
    return value === undefined || value === '' ? [] : [[name, value.slice(0, 256)] as const];
  });
  return Object.fromEntries(found);
}
