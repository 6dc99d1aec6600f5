/** A sentence ends before a space and a capital; within backticks nothing ends. */
const SENTENCE = /(?:`[^`]*`|[^`.!?]|[.!?](?! [A-Z]))+[.!?]?\s*/g;

/** The sentences of a rule's prose, to be read one a line. What cannot be cut well stays whole. */
export function sentencesOf(prose: string): readonly string[] {
  const cut = prose.match(SENTENCE) ?? [];
  return cut.join('') === prose ? cut.map((sentence) => sentence.trim()) : [prose];
}
