import { type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Report, ReportDenial } from '../core/report-schema.ts';
import { copyText } from './clipboard.ts';
import { Detail, type DetailHandle } from './detail/detail.tsx';
import { fixText } from './detail/fix-text.ts';
import { Occurrences } from './detail/occurrences.tsx';
import { TopLine } from './detail/top-line.tsx';
import { type ExportFormat, exportFailure, exportReport, FORMAT_WORDS } from './exports.ts';
import type { Host } from './host.ts';
import { useTell } from './marks/announcer.tsx';
import type { MenuItem } from './marks/menu.tsx';
import { tickKey, type useTicks } from './preferences.ts';
import { type Row, target } from './rows.ts';
import { reportOfOne } from './store.ts';
import { TryContext } from './try/try-context.ts';
import type { Exporting } from './use-exporting.ts';
import { useRecipes } from './use-recipes.ts';
import type { SessionLink } from './use-session.ts';
import { useStable } from './use-stable.ts';
import { words } from './words.ts';

/** What the panel's keys do with the denial that is shown. Each answers false where there is nothing to do. */
export interface DenialViewHandle extends DetailHandle {
  readonly toggleOccurrences: () => boolean;
  readonly tickNext: () => boolean;
  readonly copyFix: () => boolean;
  readonly copyAs: (format: ExportFormat) => boolean;
  readonly reveal: () => boolean;
  readonly openSource: () => boolean;
}

interface DenialViewProps {
  readonly ref: Ref<DenialViewHandle>;
  readonly row: Row;
  readonly denial: ReportDenial;
  /** All that is shown, put together when it is asked for. */
  readonly report: () => Report | null;
  readonly ticks: ReturnType<typeof useTicks>;
  readonly exporting: Exporting;
  readonly host: Host;
  /** The live session it is of; null for a file's. */
  readonly live: SessionLink | null;
  /** The recipe that was chosen last; '' the headers themselves; null none yet. */
  readonly server: string | null;
  readonly onServer: (id: string | null) => void;
  /** Shows another occurrence of the same cause. */
  readonly onSelect: (id: string) => void;
  readonly onBack: () => void;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onFilter: (typed: string) => void;
  readonly onPreview: (format: ExportFormat) => void;
}

const COPIES: readonly { readonly format: ExportFormat; readonly key?: string }[] = [
  { format: 'markdown', key: 'm' },
  { format: 'curl', key: 'u' },
  { format: 'json', key: 'j' },
  { format: 'fetch' },
];
const PREVIEWS: readonly ExportFormat[] = ['markdown', 'jira', 'html', 'har', 'bundle'];
const NONE_DONE: readonly number[] = [];

/** The chosen denial with everything that can be done with it. */
export function DenialView(props: DenialViewProps) {
  const { row, denial, host } = props;
  const [occurrencesOpen, setOccurrencesOpen] = useState(false);
  const detail = useRef<DetailHandle>(null);
  const tell = useTell();
  const done = props.ticks.ticks[tickKey(denial)] ?? NONE_DONE;
  const recipes = useRecipes(denial.policy !== null);
  const named = props.server ?? denial.checklist.find((step) => step.recipe !== null)?.recipe;
  const chosen = recipes.find((recipe) => recipe.id === named) ?? null;
  const fix = useMemo(() => fixText(denial, chosen), [denial, chosen]);
  const onChoose = useStable(props.onServer);
  const configuration = useMemo(() => ({ recipes, chosen, onChoose }), [recipes, chosen, onChoose]);

  const say = (what: string) => (copied: boolean) => tell(copied ? what : words('copyFailed'));
  const copyAs = (format: ExportFormat) => {
    const { prepare, own } = props.exporting;
    const report = props.report();
    if (report === null) return false;
    void exportReport(reportOfOne(prepare(report), denial.id), format, { own })
      .then(({ files }) => copyText(files[0]?.text ?? ''))
      .then(say(words('copiedAs', words(FORMAT_WORDS[format]))), (error: unknown) => tell(exportFailure(error)));
    return true;
  };
  const copyFix = () => {
    if (!fix) return false;
    void copyText(fix.text).then(say(words('copiedThat', fix.what)));
    return true;
  };
  const copyLink = (link: string) => void copyText(link).then(say(words('copiedThat', link)));
  const tick = useStable((step: number, isDone: boolean) => props.ticks.tick(tickKey(denial), step, isDone));
  const reveal = () => {
    host.reveal?.(`url:${denial.request.url} method:${denial.request.method}`);
    return host.reveal !== null;
  };

  const { initiator } = denial;
  const openInitiator = useStable(() => initiator && host.openSource?.(initiator.url, initiator.line ?? 1));
  const openSource = host.openSource && initiator ? openInitiator : null;

  useImperativeHandle(props.ref, () => ({
    focus: () => detail.current?.focus(),
    movePart: (by) => detail.current?.movePart(by) ?? false,
    showPart: (part) => detail.current?.showPart(part),
    copyLink: () => detail.current?.copyLink(),
    toggleOccurrences() {
      setOccurrencesOpen(row.count > 1 && !occurrencesOpen);
      return row.count > 1;
    },
    tickNext() {
      const next = denial.checklist.findIndex((_, index) => !done.includes(index));
      if (next >= 0) tick(next, true);
      return next >= 0;
    },
    copyFix,
    copyAs,
    reveal,
    openSource() {
      openSource?.();
      return openSource !== null;
    },
  }));

  const copyItems: MenuItem[] = [
    ...(fix ? [{ action: 'copy-fix-menu', label: fix.label, hint: 'c', run: copyFix }] : []),
    ...COPIES.map(({ format, key }) => ({
      action: `copy-${format}`,
      label: words('copyAs', words(FORMAT_WORDS[format])),
      ...(key === undefined ? {} : { hint: key }),
      run: () => copyAs(format),
    })),
  ];
  const moreItems: MenuItem[] = [
    ...PREVIEWS.map((format) => ({
      action: `download-${format}`,
      label: words('exportAs', words(FORMAT_WORDS[format])),
      run: () => props.onPreview(format),
    })),
    { action: 'copy-denial-link', label: words('copyDenialLink'), hint: 'l', run: () => copyLink(`#${denial.id}`) },
    {
      action: 'filter-host',
      label: words('filterHost'),
      run: () => props.onFilter(`host:${target(denial.request.url).host} `),
    },
    ...(host.reveal ? [{ action: 'reveal', label: words('reveal'), hint: 'r', run: reveal }] : []),
    ...(openSource ? [{ action: 'open-source-menu', label: words('openSource'), hint: 's', run: openSource }] : []),
  ];

  const { experiment = null, fix: tried = null } = props.live?.state?.session ?? {};
  const browser = props.live?.state?.source.browser ?? 'other';
  const send = props.live?.send ?? null;
  const { askForHosts } = host;
  const trying = useMemo(
    () => send && { browser, experiment, fix: tried, send, askForHosts },
    [browser, experiment, tried, send, askForHosts],
  );
  return (
    <TryContext value={trying}>
      <Detail
        ref={detail}
        denial={denial}
        patterns={row.patterns}
        done={done}
        onTick={tick}
        fix={fix}
        configuration={configuration}
        onOpenSource={openSource}
        onCopyLink={copyLink}
        topLine={
          <TopLine
            denial={denial}
            count={row.count}
            occurrencesOpen={occurrencesOpen}
            onOccurrences={() => setOccurrencesOpen(!occurrencesOpen)}
            onBack={props.onBack}
            onPrevious={props.onPrevious}
            onNext={props.onNext}
            copyItems={copyItems}
            moreItems={moreItems}
          />
        }
        occurrences={
          occurrencesOpen && (
            <Occurrences denials={row.denials} count={row.count} selected={denial.id} onSelect={props.onSelect} />
          )
        }
      />
    </TryContext>
  );
}
