import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { Menu, type MenuItem } from '../marks/menu.tsx';
import { target } from '../rows.ts';
import { numberWords, words } from '../words.ts';

interface TopLineProps {
  readonly denial: ReportDenial;
  readonly count: number;
  readonly occurrencesOpen: boolean;
  readonly onOccurrences: () => void;
  readonly onBack: () => void;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly copyItems: readonly MenuItem[];
  readonly moreItems: readonly MenuItem[];
}

/** Which request this is, and what can be done with it. Stays in view. */
export function TopLine(props: TopLineProps) {
  const { denial, count } = props;
  const { host, path } = target(denial.request.url);
  return (
    <div className="bar top-line" role="toolbar" aria-label={words('detail')}>
      <button
        type="button"
        className="icon-only only-narrow"
        data-action="back"
        aria-label={words('back')}
        title={words('back')}
        onClick={props.onBack}
      >
        <Icon name="back" />
      </button>
      <span className="top-line-request" title={`${denial.request.method} ${denial.request.url}`}>
        <b>
          <Captured text={denial.request.method} />
        </b>{' '}
        <span className="muted">
          <Captured text={host} />
        </span>
        <Captured text={path} />
      </span>
      {count > 1 && (
        <button
          type="button"
          className="plain small"
          data-action="occurrences"
          aria-expanded={props.occurrencesOpen}
          aria-label={`${words('occurrencesShow')}: ${numberWords(count)}`}
          title={words('occurrencesShow')}
          onClick={props.onOccurrences}
        >
          {words('times', numberWords(count))}
        </button>
      )}
      <button
        type="button"
        className="icon-only only-narrow"
        data-action="previous"
        aria-label={words('previous')}
        title={words('previous')}
        disabled={!props.onPrevious}
        onClick={() => props.onPrevious?.()}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="icon-only only-narrow"
        data-action="next"
        aria-label={words('next')}
        title={words('next')}
        disabled={!props.onNext}
        onClick={() => props.onNext?.()}
      >
        <Icon name="down" />
      </button>
      <Menu label={words('copyMenu')} action="copy-menu" className="plain" items={props.copyItems}>
        <Icon name="copy" />
        <span className="not-narrow">{words('copy')}</span>
        <Icon name="down" small />
      </Menu>
      <Menu label={words('more')} action="more" items={props.moreItems}>
        <Icon name="more" />
      </Menu>
    </div>
  );
}
