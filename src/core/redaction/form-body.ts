import { mask } from './mask.ts';
import { redactParameters } from './url.ts';
import { type BodyRules, redactValue } from './value.ts';

/** https://url.spec.whatwg.org/#urlencoded-parsing: pairs as in a query. */
export const redactForm = (text: string, rules: BodyRules): string => redactParameters(text, 'capture', 0, rules.text);

/**
 * Parts of a form with their names; contents of files are masked whole. The boundary is read from the text, so that a part that
 * was cut is still a part. https://www.rfc-editor.org/rfc/rfc7578#section-4
 */
export function redactMultipart(text: string, rules: BodyRules): string {
  const boundary = /^\s{0,8}--([^\r\n]{1,200})/.exec(text)?.[1]?.trimEnd();
  if (boundary === undefined || boundary === '') return mask('body', text);
  return text
    .split(`--${boundary}`)
    .map((part, index) => (index === 0 ? part : redactPart(part, rules)))
    .join(`--${boundary}`);
}

function redactPart(part: string, rules: BodyRules): string {
  const blank = /\r?\n\r?\n/.exec(part);
  if (!blank) return /^(?:--)?\s{0,8}$/.test(part) ? part : mask('body', part);
  const head = part.slice(0, blank.index);
  const content = part.slice(blank.index + blank[0].length);
  const tail = /\r?\n$/.exec(content)?.[0] ?? '';
  const value = content.slice(0, content.length - tail.length);
  const name = /[;\s]name="([^"\r\n]{0,256})/i.exec(head)?.[1] ?? null;
  const isFile =
    /[;\s]filename\*?=/i.test(head) || /content-type:[ \t]{0,8}(?!text\/plain|application\/json)[a-z]/i.test(head);
  const redacted = isFile ? mask('file', value) : redactValue(value, name, null, rules);
  return redactPartHead(head, rules) + blank[0] + redacted + tail;
}

/** A file's name says more about its owner than about the refusal. */
const redactPartHead = (head: string, rules: BodyRules): string =>
  head
    .split(/(\r?\n)/)
    .map((line) =>
      /^content-(?:disposition|type):/i.test(line)
        ? line.replace(
            /(filename\*?=)("?)([^"\r\n;]{1,1024})/gi,
            (_, name: string, quote: string, value: string) => name + quote + mask('text', value),
          )
        : redactValue(line, null, null, rules),
    )
    .join('');
