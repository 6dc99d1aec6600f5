import type { PreflightTest, Probe, Recheck } from '../report-experiment-schema.ts';
import { gateExchange } from './gate-exchange.ts';
import type { Scrub } from './scrubber.ts';

type Trials = Recheck['trials'];

const gateTrials = (trials: Trials, scrub: Scrub): Trials =>
  trials.map(({ label, passed, status, said }) => ({ label: scrub(label), passed, status, said: scrub(said) }));

/** What was sent again passes as what was captured does. */
export function gateRecheck(
  { at, passed, fixTried, unsent, trials, exchanges }: Recheck,
  ...[declared, quotes, scrub]: [Parameters<typeof gateExchange>[1], Parameters<typeof gateExchange>[2], Scrub]
): Recheck {
  return {
    at,
    passed,
    ...(fixTried ? { fixTried } : {}),
    ...(unsent ? { unsent } : {}),
    trials: gateTrials(trials, scrub),
    exchanges: exchanges.map((exchange) => gateExchange(exchange, declared, quotes, scrub)),
  };
}

export function gateProbe({ at, complete, trials, conclusion }: Probe, scrub: Scrub): Probe {
  return { at, complete, trials: gateTrials(trials, scrub), conclusion: scrub(conclusion) };
}

export function gatePreflightTest(
  { at, method, headers, said, exchanges, verdicts }: PreflightTest,
  ...[declared, quotes, scrub]: [Parameters<typeof gateExchange>[1], Parameters<typeof gateExchange>[2], Scrub]
): PreflightTest {
  const gateStep = (step: PreflightTest['verdicts'][number]['steps'][number]) => ({
    ...step,
    detail: scrub(step.detail),
  });
  return {
    at,
    method: scrub(method),
    headers: headers.map(scrub),
    said: scrub(said),
    exchanges: exchanges.map((exchange) => gateExchange(exchange, declared, quotes, scrub)),
    verdicts: verdicts.map(({ credentials, passed, first, steps }) => ({
      credentials,
      passed,
      first: first && gateStep(first),
      steps: steps.map(gateStep),
    })),
  };
}
