import type { RuleId } from '../../src/core/rule-id.ts';

/** The lab's servers by what they play. Nobody listens at `down`. */
export type Host = 'app' | 'api' | 'cdn' | 'down';

/** Origins as a browser writes them, for example `http://api.localhost:41613`. */
export type Origins = Readonly<Record<Host, string>>;

/** How the page sends a request, as an application would. */
export interface LabRequest {
  via: 'fetch' | 'xhr';
  to: Host;
  /** Below the scenario's own folder, with its leading slash. */
  path: string;
  method: string;
  headers?: Record<string, string>;
  /** Sent as JSON, with that content type. */
  json?: unknown;
  /** Of fetch; XHR knows only whether it is `include` (`withCredentials`). Default: `same-origin`. */
  credentials?: 'include' | 'omit' | 'same-origin';
}

/** What a server received. */
export interface Received {
  at: Host;
  method: string;
  /** Below the scenario's own folder. */
  path: string;
  isPreflight: boolean;
  /** The Origin header, or empty. */
  origin: string;
}

export type HeaderLines = (readonly [name: string, value: string])[];

export interface Answer {
  status: number;
  /** In this order and case; a name may repeat. */
  headers?: HeaderLines;
  body?: string;
}

/** What a scenario may use to make up its requests and answers. */
export interface LabContext {
  origins: Origins;
  /** Signs a JWT (HS256) with a key of this lab's own; claims are merged over those of a valid token. */
  token(claims?: Record<string, unknown>): string;
}

/** One real fault of a real kind: the page sends the requests in turn, and the last one is denied. */
export interface Scenario {
  /** The file's name and the first segment of its paths. */
  id: string;
  /** What the page wanted to do. */
  title: string;
  /** What is wrong, in one line. */
  wrong: string;
  group: 'preflight' | 'cors-check' | 'status' | 'network';
  /** The root cause: `diagnoses[0].rule` of the report. */
  rule: RuleId;
  /** Chromium's own verdict: a `Network.CorsError`, or null where CORS is not the fault. */
  chromium: string | null;
  /** The first console category that Firefox gives, or null. */
  firefox: string | null;
  requests(lab: LabContext): [LabRequest, ...LabRequest[]];
  answer(received: Received, lab: LabContext): Answer;
}
