import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { counted } from './counted.ts';
import { DenialView, type DenialViewHandle } from './denial-view.tsx';
import type { Opened } from './dialogs/open-dialog.tsx';
import { useDialogs } from './dialogs/use-dialogs.ts';
import { NoRows } from './empty/no-rows.tsx';
import { scopesOf } from './export-scopes.ts';
import { type ExportFormat, FORMAT_WORDS } from './exports.ts';
import { completions } from './filter.ts';
import { Grip, sharesOf } from './grip.tsx';
import type { Host } from './host.ts';
import { ImportParts } from './import/import-parts.tsx';
import { useImport } from './import/use-import.ts';
import { DenialList, type DenialListHandle } from './list/denial-list.tsx';
import { NONE_MARKED, stillThere } from './list/marked.ts';
import type { MenuItem } from './marks/menu.tsx';
import { noticesOf } from './notices.ts';
import { type Preferences, tickKey, useTicks, ZoneContext } from './preferences.ts';
import { type Row, rowsSummary } from './rows.ts';
import { keepSelection, type Selection, useShownKey } from './selection.ts';
import { denialsById, deniedIn, reportOf } from './store.ts';
import { Chips } from './toolbar/chips.tsx';
import { FilterBox, type FilterBoxHandle } from './toolbar/filter-box.tsx';
import { StatusBar } from './toolbar/status-bar.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { FixBanner } from './try/fix-banner.tsx';
import { useAddress } from './use-address.ts';
import { useExporting } from './use-exporting.ts';
import { useClearedNews, useFresh, useNews } from './use-live.ts';
import { usePanelKeys } from './use-panel-keys.ts';
import { useRows } from './use-rows.ts';
import type { SessionLink } from './use-session.ts';
import type { SettingsLink } from './use-settings.ts';
import { words } from './words.ts';
import './panel.css';

export interface PanelProps {
  readonly link: SessionLink;
  readonly host: Host;
  readonly preferences: Preferences;
  readonly onPreferences: (changes: Partial<Preferences>) => void;
  readonly settings: SettingsLink;
}

/** Loaded when two files are compared. */
const Comparison = lazy(() => import('./import/comparison.tsx'));

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();
const EXPORTS: readonly ExportFormat[] = ['markdown', 'jira', 'html', 'json', 'har', 'bundle'];

export function Panel({ link, host, preferences, onPreferences, settings: settingsLink }: PanelProps) {
  const { send } = link;
  const { settings } = settingsLink;
  const state = useMemo(() => link.state && counted(link.state, settings), [link.state, settings]);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [pane, setPane] = useState<'list' | 'detail'>('list');
  const [newer, setNewer] = useState(0);
  const [open, setOpen] = useState<Opened | null>(null);
  const OpenDialog = useDialogs(open !== null);
  const list = useRef<DenialListHandle>(null);
  const filterBox = useRef<FilterBoxHandle>(null);
  const shownDenial = useRef<DenialViewHandle>(null);
  const ticks = useTicks();
  const imported = useImport(host.readFile, (first) => {
    setSelection(first === null ? null : { group: '', denial: first });
    setPane(first === null ? 'list' : 'detail');
  });
  const file = imported.opened?.report ?? null;
  const compared = imported.opened && imported.other && { before: imported.opened, after: imported.other };
  const [marks, setMarks] = useState(NONE_MARKED);
  const exporting = useExporting(settings, (denial) => ticks.ticks[tickKey(denial)] ?? []);

  const groups = file?.groups ?? state?.groups ?? [];
  const denials = useMemo(() => (file ? denialsById(file) : (state?.denials ?? NOTHING)), [file, state]);
  const view = useRows(groups, denials, preferences.newest === 'first');
  const { rows, visible, sorted, sort } = view;

  const current = keepSelection(selection, visible);
  if (!selection && current) setSelection(current);
  const shownKey = useShownKey(current);
  const row = visible.find(({ id }) => id === current?.group);
  const denial = denials.get(current?.denial ?? '');
  const place = sorted.findIndex(({ id }) => id === current?.group);
  const { fresh, used } = useFresh(rows);
  useNews(rows);
  useClearedNews(rows);

  /** Put together only for what leaves: with every denial that comes it is another. */
  const toReport = () => file ?? (state && reportOf(state));
  const marked = useMemo(
    () =>
      stillThere(
        marks,
        visible.map(({ id }) => id),
      ),
    [marks, visible],
  );
  const select = (next: Row | undefined) => {
    if (!next) return;
    used();
    setSelection(keepSelection({ group: next.id, denial: '' }, visible));
  };
  const enter = () => {
    setPane('detail');
    requestAnimationFrame(() => shownDenial.current?.focus());
  };
  const leave = () => {
    setPane('list');
    requestAnimationFrame(() => list.current?.focus());
  };
  /** A press on a row leaves the focus in the list, unless the detail takes its place. */
  const press = () => {
    setPane('detail');
    requestAnimationFrame(() => list.current?.focus() || shownDenial.current?.focus());
  };
  const closeFile = () => {
    imported.close();
    setSelection(null);
    setPane('list');
  };
  const goTo = useAddress({
    rows,
    shown: denial,
    onShow(next) {
      view.showAll();
      setSelection(next);
      setPane('detail');
    },
    onArrive: (part) => shownDenial.current?.showPart(part),
  });
  const canUndo = state?.session.canUndoClear === true && !file;

  usePanelKeys({
    filterBox,
    list,
    shownDenial,
    onOpen: setOpen,
    onLeave: leave,
    onUndo: canUndo ? () => send({ type: 'undo-clear' }) : null,
  });

  const exportItems: MenuItem[] = EXPORTS.map((format) => ({
    action: `export-${format}`,
    label: words('exportAs', words(FORMAT_WORDS[format])),
    disabled: rows.length === 0,
    run: () => setOpen({ format, scope: marked.size > 1 ? 'selected' : 'all' }),
  }));
  // The page of its own has seen nothing before a file is opened.
  const seen = file
    ? rowsSummary(rows.length, deniedIn(file), file.source.entries)
    : state === null
      ? ''
      : rowsSummary(rows.length, state.session.denials, state.session.requests);

  return (
    <ZoneContext value={preferences.zone}>
      <main className="panel" aria-label={words('product')}>
        <h1 className="screen-reader">{words('product')}</h1>
        <div className="frame" data-pane={rows.length === 0 || compared ? 'list' : pane}>
          <Toolbar
            paused={state?.session.paused ?? false}
            preserveLog={state?.session.preserveLog ?? false}
            onPause={(on) => send({ type: 'pause', on })}
            onPreserveLog={(on) => send({ type: 'preserve-log', on })}
            capture={!host.standalone}
            onImport={imported.open}
            onClear={() => (file ? closeFile() : send({ type: 'clear' }))}
            filter={
              <FilterBox
                ref={filterBox}
                value={view.typed}
                onChange={view.type}
                onUse={view.filtering}
                complete={(text) => completions(text, denials.values())}
                onLeave={() => goTo(view.typed) || list.current?.focus()}
              />
            }
            chipItems={view.chips.map((chip) => ({
              action: `chip-${chip.id}`,
              label: `${chip.pressed ? '✓ ' : ''}${chip.label} ${chip.count}`,
              run: () => view.show(chip.after),
            }))}
            exportItems={exportItems}
            onSettings={() => setOpen('settings')}
            onHelp={() => setOpen('help')}
          />
          {!compared && rows.length > 0 && <Chips chips={view.chips} onShow={view.show} />}
          <div className="strips">
            <FixBanner fix={state?.session.fix ?? null} asksElsewhere={host.askForHosts === null} send={send} />
            <ImportParts
              imported={imported}
              session={state}
              standalone={host.standalone}
              onPasted={goTo}
              onClose={closeFile}
            />
          </div>
          <Suspense>{compared && <Comparison {...compared} onEnd={imported.endComparison} />}</Suspense>
          {!compared && rows.length === 0 && (
            <NoRows
              file={file}
              imported={imported}
              host={host}
              state={state}
              settings={settings}
              zone={preferences.zone}
              onSettings={() => setOpen('settings')}
              onHelp={() => setOpen('help')}
            />
          )}
          {!compared && rows.length > 0 && (
            <div className="split" style={sharesOf(preferences.split)}>
              <DenialList
                ref={list}
                rows={sorted}
                sort={sort}
                onSort={view.sortBy}
                filterKey={view.filterKey}
                selected={current?.group ?? null}
                fresh={fresh}
                zone={preferences.zone}
                onSelect={select}
                marked={marked}
                onMark={setMarks}
                onPress={press}
                onEnter={enter}
                onNewer={setNewer}
                onShowAll={view.showAll}
              />
              <Grip split={preferences.split} onSplit={(next) => onPreferences({ split: next })} />
              {row && denial ? (
                <DenialView
                  ref={shownDenial}
                  key={shownKey}
                  row={row}
                  denial={denial}
                  report={toReport}
                  ticks={ticks}
                  exporting={exporting}
                  host={host}
                  live={file ? null : link}
                  server={preferences.server}
                  onServer={(server) => onPreferences({ server: server ?? '' })}
                  onSelect={(id) => setSelection({ group: row.id, denial: id })}
                  onBack={leave}
                  onPrevious={place > 0 ? () => select(sorted[place - 1]) : null}
                  onNext={place < sorted.length - 1 ? () => select(sorted[place + 1]) : null}
                  onFilter={view.type}
                  onPreview={(format) => setOpen({ format, scope: 'one' })}
                />
              ) : (
                <p className="detail detail-none">{words('chooseOne')}</p>
              )}
            </div>
          )}
          <StatusBar
            seen={visible.length === rows.length ? seen : words('seenFiltered', `${visible.length}`, seen)}
            notices={noticesOf(link, state)}
            marked={marked.size}
            onExportMarked={() => setOpen({ format: 'markdown', scope: 'selected' })}
            onUnmark={() => setMarks(NONE_MARKED)}
            newer={newer}
            newestLast={sort.key === 'first' && !sort.descending}
            onShowNewest={() => list.current?.showNewest()}
            onUndo={canUndo ? () => send({ type: 'undo-clear' }) : null}
          />
        </div>
        {OpenDialog && open !== null && (
          <OpenDialog
            opened={open}
            host={host}
            settings={settingsLink}
            preferences={preferences}
            onPreferences={onPreferences}
            exporting={exporting}
            scopes={() => {
              const report = toReport();
              return report === null ? [] : scopesOf(exporting.prepare(report), denial ?? null, row ?? null, marked);
            }}
            onLook={() => {
              send({ type: 'look' });
              setOpen(null);
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </main>
    </ZoneContext>
  );
}
