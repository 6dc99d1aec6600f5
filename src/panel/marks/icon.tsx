import type { ReactElement } from 'react';
import './icon.css';

const DOT = { fill: 'currentColor', stroke: 'none' } as const;

const DRAWINGS = {
  record: [<circle key="0" cx="8" cy="8" r="5.5" />, <circle key="1" cx="8" cy="8" r="2.5" {...DOT} />],
  paused: [<circle key="0" cx="8" cy="8" r="5.5" />, <path key="1" d="M6.5 5.7v4.6M9.5 5.7v4.6" />],
  clear: [<circle key="0" cx="8" cy="8" r="5.5" />, <path key="1" d="M4.2 4.2l7.6 7.6" />],
  search: [<circle key="0" cx="7" cy="7" r="4" />, <path key="1" d="M10 10l3.5 3.5" />],
  export: [<path key="0" d="M8 10V2.5M5 5.5l3-3 3 3M3 12.5h10" />],
  import: [<path key="0" d="M8 2.5V10M5 7l3 3 3-3M3 12.5h10" />],
  settings: [
    <path key="0" d="M2.5 5h6M12 5h1.5M2.5 11H4M7.5 11h6" />,
    <circle key="1" cx="10.2" cy="5" r="1.7" />,
    <circle key="2" cx="5.7" cy="11" r="1.7" />,
  ],
  help: [
    <circle key="0" cx="8" cy="8" r="5.5" />,
    <path key="1" d="M6.4 6.5a1.6 1.6 0 1 1 2.2 1.5c-.5.2-.6.5-.6 1M8 11.1v.1" />,
  ],
  copy: [
    <rect key="0" x="5.5" y="5.5" width="7.5" height="8" rx="1" />,
    <path key="1" d="M3 10.5v-7a1 1 0 0 1 1-1h6" />,
  ],
  link: [
    <path
      key="0"
      d="M6.5 9.5l3-3M7.2 4.8l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.8 11.2l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5"
    />,
  ],
  fold: [<path key="0" d="M6 3.5L10.5 8 6 12.5" />],
  down: [<path key="0" d="M4 6.5l4 4 4-4" />],
  up: [<path key="0" d="M4 9.5l4-4 4 4" />],
  back: [<path key="0" d="M9.5 3.5L5 8l4.5 4.5" />],
  network: [<path key="0" d="M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5" />],
  more: [<path key="0" d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />],
  tick: [<path key="0" d="M3.5 8.5l3 3 6-7" />],
  open: [<circle key="0" cx="8" cy="8" r="5" strokeDasharray="2.6 2" />],
  cross: [<path key="0" d="M4.5 4.5l7 7M11.5 4.5l-7 7" />],
  funnel: [<path key="0" d="M2.5 3.5h11L9.5 8.5v4l-3-1.5V8.5z" />],
  server: [
    <rect key="0" x="3" y="2.5" width="10" height="4.5" rx="1" />,
    <rect key="1" x="3" y="9" width="10" height="4.5" rx="1" />,
    <path key="2" d="M5.5 4.8h.01M5.5 11.2h.01" />,
  ],
  client: [<rect key="0" x="2.5" y="3" width="11" height="10" rx="1" />, <path key="1" d="M2.5 6h11" />],
  'identity-provider': [<circle key="0" cx="5.5" cy="10.5" r="2.5" />, <path key="1" d="M7.3 8.7l5.2-5.2M10 6l2 2" />],
  intermediary: [<path key="0" d="M8 2.5l5 1.8v3.5c0 2.8-2 4.7-5 5.7-3-1-5-2.9-5-5.7V4.3z" />],
  proven: [<circle key="0" cx="8" cy="8" r="5" fill="currentColor" />],
  likely: [<circle key="0" cx="8" cy="8" r="5" />, <path key="1" d="M8 3a5 5 0 0 1 0 10z" {...DOT} />],
  possible: [<circle key="0" cx="8" cy="8" r="5" />, <path key="1" d="M8 3a5 5 0 0 1 5 5H8z" {...DOT} />],
  unknown: [<circle key="0" cx="8" cy="8" r="5" strokeDasharray="2.6 2.6" />],
} as const satisfies Record<string, readonly ReactElement[]>;

export type IconName = keyof typeof DRAWINGS;

/** A drawing without words of its own: what it means stands beside it or in its button's label. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg className={small ? 'icon small-icon' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}
