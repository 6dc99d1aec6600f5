import type { Command, Patch } from '../../extension/protocol.ts';
import { Captured } from '../marks/captured.tsx';
import { useZone } from '../preferences.ts';
import { shortClock } from '../time.ts';
import { words } from '../words.ts';
import { hostName } from './host-name.ts';
import './try.css';

interface FixBannerProps {
  readonly fix: Patch['session']['fix'];
  /** True where a page of its own asks for access, because the panel cannot. */
  readonly asksElsewhere: boolean;
  readonly send: (command: Command) => void;
}

/** As long as a fix is on, whatever else is shown: what the browser is told, and how to end it. */
export function FixBanner({ fix, asksElsewhere, send }: FixBannerProps) {
  const zone = useZone();
  if (fix === null) return null;
  const isOn = fix.state === 'on';
  const isTest = fix.test !== undefined;
  const said = isOn
    ? isTest
      ? words('preflightBanner', fix.target)
      : words('fixBanner', fix.target, shortClock(fix.since, zone))
    : words(asksElsewhere ? 'fixAskingElsewhere' : 'fixAsking', fix.hosts.map(hostName).join(', '));
  return (
    <div className="banner warns fix-banner" data-part="fix" data-state={fix.state} role="status">
      <p>
        {isOn && !isTest && <b>{words('fixIsOn')} </b>}
        <Captured text={said} />
      </p>
      <button type="button" data-action="fix-off" onClick={() => send({ type: 'end-fix' })}>
        {words(isOn && !isTest ? 'fixOff' : 'cancel')}
      </button>
    </div>
  );
}
