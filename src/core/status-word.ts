const STATUS_WORD =
  /^(?:\d{3}:? ?)?(?:forbidden|unauthori[sz]ed|access denied|denied|error|fail(?:ed|ure)?|too many requests|not acceptable|bad request|request not allowed|false|true)[.!]?$/i;

/** Words of a status itself, which say nothing more and are no one's. */
export const isStatusWord = (text: string): boolean => STATUS_WORD.test(text.trim());
