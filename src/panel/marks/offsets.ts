/** Parts of a text with the place where each begins: what tells them apart from one rendering to the next. */
export function withOffsets<Part>(
  parts: readonly Part[],
  length: (part: Part) => number,
): readonly { readonly part: Part; readonly offset: number; readonly position: number }[] {
  let offset = 0;
  return parts.map((part, position) => {
    const here = { part, offset, position };
    // An empty part takes a place too, so that no two have the same.
    offset += length(part) + 1;
    return here;
  });
}

export const textLength = (text: string): number => text.length;
