import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

export const FORMATS = ['json', 'markdown', 'jira', 'html', 'har', 'curl', 'fetch', 'bundle'] as const;
export type Format = (typeof FORMATS)[number];

export interface Arguments {
  /** A path, or `-` for standard input. */
  readonly input: string;
  readonly format: Format;
  /** A path, or null for standard output. */
  readonly out: string | null;
  /** A path to an OpenAPI 3 document, or null. */
  readonly openapi: string | null;
  /** Ids of denials and groups that are told; empty: all. */
  readonly only: readonly string[];
  /** Names and patterns that are masked in addition. */
  readonly maskNames: readonly string[];
  readonly maskPatterns: readonly string[];
  /** Lines of declared scopes. */
  readonly scopes: readonly string[];
}

export const USAGE = `Usage: npm run --silent analyze -- FILE.har|- [--format NAME] [--out PATH] [--only IDS]
                                          [--mask NAME]… [--mask-pattern PATTERN]…
                                          [--openapi FILE] [--scopes LINE]…

Says why the requests of a HAR file were denied, and what exactly gets them cleared.

  FILE.har        a HAR 1.1 or 1.2 file of any exporter, a report or bundle of Clearance, each gzipped or not, or a cURL
                  command with its answer; - reads standard input
  --format NAME   json (the default); markdown: for GitHub and GitLab; jira: the same for Jira's editor; html; har: the
                  requests of the findings, redacted; curl, fetch: commands that repeat them, secrets as variables;
                  bundle: all that for a bug tracker, as .zip
  --out PATH      writes to a file instead of standard output
  --only IDS      some denials or groups alone, as in d1,d3 or g2: ids that the JSON gives them
  --mask NAME     masks the values of this header, parameter, field or claim as well; may be given more than once
  --mask-pattern PATTERN
                  masks what fits as well: characters, classes as [0-9a-f] or \\d, repetitions as {8}, + or *
  --openapi FILE  an OpenAPI 3 document (JSON or YAML): the scopes that each operation wants
  --scopes LINE   METHOD URL SCOPES, as in "POST /orders orders:write"; may be given more than once
  --help          prints this

Exit codes: 0 analysed, whatever was found; 1 the input is no HAR file, or a broken one, of which
is told what could be read; 2 wrong arguments, or a path that cannot be
read or written.
`;

/**
 * The command line's arguments, or `help`.
 * @throws {CommandError} where they are wrong
 */
export function readArguments(args: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [input, ...others] = positionals;
  if (input === undefined || input === '') throw wrong('name a HAR file, or - for standard input');
  if (others.length > 0) throw wrong(`one file at a time: ${positionals.length} were named`);
  const format = FORMATS.find((name) => name === values.format);
  if (format === undefined) throw wrong(`--format is one of ${FORMATS.join(', ')}, not ${values.format}`);
  if (values.out === '') throw wrong('--out needs a path');
  if (values.openapi === '') throw wrong('--openapi needs a path');
  return {
    input,
    format,
    out: values.out ?? null,
    only: (values.only ?? []).flatMap((ids) => ids.split(',')).filter((id) => id !== ''),
    maskNames: values.mask ?? [],
    maskPatterns: values['mask-pattern'] ?? [],
    openapi: values.openapi ?? null,
    scopes: values.scopes ?? [],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'json' },
        out: { type: 'string' },
        only: { type: 'string', multiple: true },
        mask: { type: 'string', multiple: true },
        'mask-pattern': { type: 'string', multiple: true },
        openapi: { type: 'string' },
        scopes: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    const [sentence = 'wrong arguments'] = error instanceof Error ? error.message.split(/[.\n]/) : [];
    throw wrong(sentence);
  }
}

const wrong = (message: string): CommandError => new CommandError(`${message} (--help says more)`, 2);
