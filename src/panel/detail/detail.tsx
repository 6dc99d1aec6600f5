import { type ReactNode, type Ref, useCallback, useImperativeHandle, useMemo, useRef } from 'react';
import { anchorOf, PARTS, type PartName } from '../../core/address.ts';
import type { Pattern } from '../../core/report-pattern-schema.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { TryNow } from '../try/try-now.tsx';
import { useStable } from '../use-stable.ts';
import { words } from '../words.ts';
import { Bodies } from './bodies.tsx';
import { Checklist } from './checklist.tsx';
import { Compared } from './compared.tsx';
import type { ConfigurationChoice } from './configuration.tsx';
import { Credentials } from './credentials.tsx';
import { Evidence } from './evidence.tsx';
import type { FixText } from './fix-text.ts';
import { Happened } from './happened.tsx';
import { Ledger } from './ledger.tsx';
import { PartContext, type PartControls, partId } from './part.tsx';
import { partOrder } from './part-order.ts';
import { CausePatterns, Patterns } from './patterns.tsx';
import { Raw } from './raw.tsx';
import { Refused } from './refused.tsx';
import { Citations, CorrelationIds, Siblings } from './rest.tsx';
import { useFolding } from './use-folding.ts';
import { Verdict } from './verdict.tsx';
import './detail.css';

export interface DetailHandle {
  readonly focus: () => void;
  /** Moves the focus to the part after (1) or before (-1) the one that has it. */
  readonly movePart: (by: 1 | -1) => boolean;
  /** Opens a part and leads to it; null: to the denial as a whole. */
  readonly showPart: (part: PartName | null) => void;
  /** Copies the link to the part that has the focus, or else to the denial. */
  readonly copyLink: () => void;
}

interface DetailProps {
  readonly ref: Ref<DetailHandle>;
  readonly denial: ReportDenial;
  /** What all denials of its cause show together. */
  readonly patterns: readonly Pattern[];
  readonly done: readonly number[];
  readonly onTick: (step: number, done: boolean) => void;
  readonly fix: FixText | null;
  readonly configuration: ConfigurationChoice;
  readonly onOpenSource: (() => void) | null;
  /** Copies a link within this session and the reports of it: `#d1-checklist`. */
  readonly onCopyLink: (link: string) => void;
  /** The line above: which request, and what can be done with it. */
  readonly topLine: ReactNode;
  readonly occurrences: ReactNode;
}

interface PartActions {
  readonly onShowExchange: (index: number) => void;
  readonly onOpenSource: (() => void) | null;
}

const partOf = (name: PartName, denial: ReportDenial, actions: PartActions): ReactNode => {
  switch (name) {
    case 'happened':
      return (
        <Happened
          key={name}
          denial={denial}
          onShowExchange={actions.onShowExchange}
          onOpenSource={actions.onOpenSource}
        />
      );
    case 'refused':
      return <Refused key={name} denial={denial} />;
    case 'compared':
      return <Compared key={name} denial={denial} />;
    case 'credentials':
      return <Credentials key={name} denial={denial} />;
    case 'evidence':
      return <Evidence key={name} denial={denial} />;
    case 'ledger':
      return <Ledger key={name} steps={denial.cors?.steps ?? []} />;
    case 'raw':
      return <Raw key={name} exchanges={denial.exchanges} />;
    case 'bodies':
      return <Bodies key={name} exchanges={denial.exchanges} />;
    case 'ids':
      return <CorrelationIds key={name} ids={denial.correlationIds} />;
    case 'pattern':
      return <Patterns key={name} own={denial.patterns ?? []} />;
    case 'siblings':
      return <Siblings key={name} siblings={denial.siblings} />;
    case 'citations':
      return <Citations key={name} denial={denial} />;
    case 'verdict':
    case 'checklist':
    case 'try':
      return null;
  }
};

const HEADS = 'details[data-part] > summary';

/** One denial, from the verdict down to the bytes. */
export function Detail(props: DetailProps) {
  const { ref, denial, patterns, done, onTick, fix, configuration, onOpenSource, topLine, occurrences } = props;
  const onCopyLink = useStable(props.onCopyLink);
  const article = useRef<HTMLElement>(null);
  const order = useMemo(() => partOrder(denial), [denial]);
  const { isOpen, setOpen, unfold } = useFolding(order.open);
  const controls = useMemo<PartControls>(
    () => ({ isOpen, setOpen, copyLink: (part) => onCopyLink(`#${anchorOf({ denial: denial.id, part })}`) }),
    [isOpen, setOpen, onCopyLink, denial.id],
  );

  const jump = useCallback((selector: string) => {
    const element = article.current?.querySelector<HTMLElement>(selector);
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
  }, []);
  const show = useStable((part: PartName, selector: string) => {
    unfold(part);
    // Its content is there after the next paint.
    requestAnimationFrame(() => jump(selector));
  });

  useImperativeHandle(ref, () => ({
    focus: () => article.current?.focus(),
    movePart(by) {
      const parts = [...(article.current?.querySelectorAll<HTMLElement>(HEADS) ?? [])];
      const here = parts.findIndex((part) => part.closest('[data-part]')?.contains(document.activeElement));
      const next = parts[here < 0 ? (by === 1 ? 0 : parts.length - 1) : here + by];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
      return next !== undefined;
    },
    showPart(part) {
      if (part === null) article.current?.focus();
      else show(part, `#${partId(part)} > summary`);
    },
    copyLink() {
      const at = article.current?.contains(document.activeElement) ? document.activeElement : null;
      const part = PARTS.find((one) => one === at?.closest('[data-part]')?.getAttribute('data-part')) ?? null;
      onCopyLink(`#${anchorOf({ denial: denial.id, part })}`);
    },
  }));

  // While denials come in many a second, the one that is shown renders only when it changes itself.
  const body = useMemo(() => {
    const onShowExchange = (index: number) => show('raw', `#exchange-${index}`);
    const onShowProof = (fault: number) => {
      const part = denial.comparison.some((line) => line.fault === fault) ? 'compared' : 'evidence';
      show(part, `#${partId(part)} [data-proof="${fault}"]`);
    };
    const parts = (names: readonly PartName[]) =>
      names.map((name) => partOf(name, denial, { onShowExchange, onOpenSource }));
    return (
      <article
        ref={article}
        className="detail-body"
        data-denial-id={denial.id}
        tabIndex={-1}
        aria-label={words('detail')}
      >
        <Verdict
          denial={denial}
          fix={fix}
          onShowSteps={() => show('checklist', `#${partId('checklist')} > summary`)}
          onShowProof={onShowProof}
        />
        {parts(order.before)}
        <Checklist denial={denial} done={done} onTick={onTick} configuration={configuration} />
        <TryNow denial={denial} />
        {parts(order.after)}
      </article>
    );
  }, [denial, done, onTick, fix, configuration, onOpenSource, order, show]);
  return (
    <PartContext value={controls}>
      <div className="detail">
        {topLine}
        {occurrences}
        <CausePatterns value={patterns}>
          <div className="detail-columns">{body}</div>
        </CausePatterns>
      </div>
    </PartContext>
  );
}
