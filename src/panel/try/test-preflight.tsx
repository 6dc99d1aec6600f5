import { useId, useState } from 'react';
import { toCurl } from '../../core/export/curl.ts';
import { namesOf, planPreflight, preflightRequest } from '../../core/plan-preflight.ts';
import { hostsOf } from '../../core/plan-try.ts';
import { isAskable } from '../../core/preflight-ask.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { CodeBlock } from '../detail/code-block.tsx';
import { Captured } from '../marks/captured.tsx';
import { words } from '../words.ts';
import { askForHosts } from './ask-for-hosts.ts';
import { hostName } from './host-name.ts';
import { useTry } from './try-context.ts';

/** The preflight alone: what it asks for can be changed; it is sent from here, or from a terminal. */
export default function TestPreflight({ denial }: { readonly denial: ReportDenial }) {
  const id = useId();
  const link = useTry();
  const plan = planPreflight(denial, link?.browser ?? 'other');
  const [method, setMethod] = useState(denial.request.method);
  const [typed, setTyped] = useState(plan?.isPossible ? plan.headers.join(', ') : '');
  if (link === null || plan === null) return null;
  const { fix, experiment } = link;
  const headers = namesOf(typed);
  const isValid = isAskable({ method, headers: [...headers] });
  const command = isValid ? toCurl(preflightRequest(denial.request, { method, headers })) : null;

  const begin = () => {
    if (!plan.isPossible) return;
    const { target, origin } = plan;
    const test = { mark: `clearance-${crypto.randomUUID()}`, method, headers: [...headers] };
    askForHosts(link, { denial: denial.id, plan: { target, origin, preflight: [], answer: [], types: [], test } });
  };

  return (
    <form
      className="try-ask"
      data-part="preflight-form"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      {plan.isPossible ? (
        <>
          <p>{words('testPreflightWhat', plan.target, method)}</p>
          <p>{words('testPreflightHosts', hostsOf(plan).map(hostName).join(', '))}</p>
        </>
      ) : (
        <p data-part="preflight-impossible">
          <b>{words('testPreflightImpossible')}</b> <Captured text={plan.why} />
        </p>
      )}
      <div className="probe-form">
        <label htmlFor={`${id}-method`}>{words('formMethod')}</label>
        <input id={`${id}-method`} value={method} onChange={(event) => setMethod(event.currentTarget.value)} />
        <label htmlFor={`${id}-headers`}>{words('formHeaderNames')}</label>
        <input id={`${id}-headers`} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </div>
      {!isValid && <p className="note">{words('testPreflightInvalid')}</p>}
      {plan.isPossible && (
        <div className="try-actions">
          <button
            type="submit"
            className="primary"
            data-action="preflight-send"
            disabled={!isValid || fix !== null || experiment !== null}
          >
            {words('testPreflightSend')}
          </button>
          {fix !== null && fix.test === undefined && <span className="note">{words('testPreflightAfterFix')}</span>}
        </div>
      )}
      {command && (
        <CodeBlock
          title={words('preflightAlone')}
          copyTitle={words('preflightAlone')}
          text={command.text}
          action="copy-preflight"
        />
      )}
    </form>
  );
}
