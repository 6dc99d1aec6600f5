/** Joins the lines that apply, with a line break at the end. */
export const lines = (parts: readonly (string | false | readonly string[])[]): string =>
  `${parts
    .flat()
    .filter((part) => part !== false)
    .join('\n')}\n`;

/** `["a", "b"]`: a list in JavaScript, JSON, Python and YAML. */
export const list = (values: readonly string[]): string => `[${values.map(quoted).join(', ')}]`;

/** `"a", "b"`: arguments in Go, Java and C#. */
export const args = (values: readonly string[]): string => values.map(quoted).join(', ');

/** `['a', 'b']`: a list in the style of JavaScript, PHP and Python. */
export const singleList = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;

/** `a, b`: the value of a header. */
export const commas = (values: readonly string[]): string => values.join(', ');

/** An expression that matches exactly one of these values. */
export const oneOf = (values: readonly string[]): string =>
  `^(?:${values.map((value) => value.replace(/[.[\]+*?^$(){}|\\]/g, '\\$&')).join('|')})$`;

/** Text behind an indent. */
export const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);

const quoted = (value: string): string => `"${value}"`;
