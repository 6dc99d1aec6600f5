import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** What each part found is kept, so that the document can be put together from several runs of the same build. */
const FOLDER = path.resolve('out/bench');

const KeptSchema = v.object({ measured: v.unknown(), build: v.string(), quick: v.boolean() });

/** Names the build that is measured. */
const build = (): string => fs.readFileSync('dist/.stamp', 'utf8').trim();

export function keep(part: string, measured: unknown, quick: boolean): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(path.join(FOLDER, `${part}.json`), JSON.stringify({ measured, build: build(), quick }, null, 2));
}

/** What was found of a part in this build, as thoroughly as asked; undefined where it was not measured so. */
export function kept(part: string, quick: boolean): unknown {
  const file = path.join(FOLDER, `${part}.json`);
  if (!fs.existsSync(file)) return undefined;
  const parsed = v.safeParse(KeptSchema, JSON.parse(fs.readFileSync(file, 'utf8')));
  if (!parsed.success || parsed.output.build !== build() || parsed.output.quick !== quick) return undefined;
  return parsed.output.measured;
}
