import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** What each part found is kept, so that the document can be put together from several runs of the same build. */
const FOLDER = path.resolve('out/bench');

const KeptSchema = v.object({
  measured: v.unknown(),
  build: v.string(),
  quick: v.boolean(),
  seconds: v.fallback(v.nullable(v.number()), null),
});

/** Names the build that is measured. */
const build = (): string => fs.readFileSync('dist/.stamp', 'utf8').trim();

/** `seconds`: how long it took. */
export function keep(part: string, measured: unknown, quick: boolean, seconds: number): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  const kept = { measured, build: build(), quick, seconds };
  fs.writeFileSync(path.join(FOLDER, `${part}.json`), JSON.stringify(kept, null, 2));
}

function read(part: string): v.InferOutput<typeof KeptSchema> | null {
  const file = path.join(FOLDER, `${part}.json`);
  if (!fs.existsSync(file)) return null;
  const parsed = v.safeParse(KeptSchema, JSON.parse(fs.readFileSync(file, 'utf8')));
  return parsed.success ? parsed.output : null;
}

/** Seconds that a part took when it was last measured as thoroughly, of whatever build; null where it never was. */
export function secondsOf(part: string, quick: boolean): number | null {
  const kept = read(part);
  return kept?.quick === quick ? kept.seconds : null;
}

/** What was found of a part in this build, as thoroughly as asked; undefined where it was not measured so. */
export function kept(part: string, quick: boolean): unknown {
  const one = read(part);
  return one?.build === build() && one.quick === quick ? one.measured : undefined;
}
