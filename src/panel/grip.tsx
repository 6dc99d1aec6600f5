import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { words } from './words.ts';

/** Share of the list in percent, in each of the two shapes that show both; null: what the shape has. */
export interface Split {
  readonly rows: number | null;
  readonly columns: number | null;
}

/** The shares as the stylesheet reads them. */
export const sharesOf = ({ rows, columns }: Split): CSSProperties & Record<`--${string}`, string> => ({
  ...(rows === null ? {} : { '--split-rows': `${rows}%` }),
  ...(columns === null ? {} : { '--split-columns': `${columns}%` }),
});

const LEAST = 15;
const MOST = 70;
const STEP = 3;
const clamp = (percent: number) => Math.min(MOST, Math.max(LEAST, Math.round(percent)));

interface GripProps {
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
}

/** The line between list and detail: dragged, moved with the arrow keys, put back with a double click. */
export function Grip({ split, onSplit }: GripProps) {
  const grip = useRef<HTMLDivElement>(null);
  /** Beside each other, or one above the other: the stylesheet decides, so that the picture is asked. */
  const beside = () => (grip.current?.clientHeight ?? 0) > (grip.current?.clientWidth ?? 0);
  const put = (percent: number | null) => {
    const value = percent === null ? null : clamp(percent);
    onSplit(beside() ? { ...split, columns: value } : { ...split, rows: value });
  };
  const now = () => {
    const list = grip.current?.previousElementSibling?.getBoundingClientRect();
    const all = grip.current?.parentElement?.getBoundingClientRect();
    if (!list || !all) return 30;
    return beside() ? (list.width / all.width) * 100 : (list.height / all.height) * 100;
  };
  const onPointerMove = (event: PointerEvent) => {
    const all = grip.current?.parentElement?.getBoundingClientRect();
    if (!all || !grip.current?.hasPointerCapture(event.pointerId)) return;
    const share = beside() ? (event.clientX - all.left) / all.width : (event.clientY - all.top) / all.height;
    put(share * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    put(now() + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      ref={grip}
      className="grip"
      role="separator"
      tabIndex={0}
      aria-label={words('resize')}
      aria-valuenow={split.columns ?? split.rows ?? 30}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={() => put(null)}
      onKeyDown={onKeyDown}
    />
  );
}
