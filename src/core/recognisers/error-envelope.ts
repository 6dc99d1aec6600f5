import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** A cheap look comes first: most answers with 200 are what was asked for. */
const inside = (number: '401' | '403' | '498' | '499', rule: RuleId, means: string): Marker => ({
  match: {
    status: [200],
    body: [
      new RegExp(
        `"code":${number},|"code": ${number},|"status":${number},|"status": ${number},|"(?:code|status)":"${number}",|"(?:errorCode|statusCode)":${number},`,
      ),
    ],
    json: {
      'code|status|errorCode|statusCode|error.code': number,
      'msg|message|error|errorMessage|error.message': /^(?<message>.{1,200})/s,
    },
  },
  rule,
  certainty: 'likely',
  means,
});

/** A body that begins by saying that it is an error: one object, or the first of a list, at most one name around it. */
const ERROR =
  /^\[?\{(?:"[\w-]{1,40}": ?\{)?[^{}[\]]{0,300}?(?:"success": ?false|"status": ?"(?:fail|error)|"error(?:_info)?": ?["{[])/;

/** The words stand alone first: what they have in common with no other body is the cheap look. */
const failed = (rule: RuleId, words: string): Marker => ({
  match: {
    status: [200],
    body: [
      new RegExp(words, 'i'),
      ERROR,
      new RegExp(
        `^[^\\0]{0,400}?"(?:message|msg|description|error(?:_info)?)": ?\\[?"(?<message>[^"]{0,30}?(?:${words})[^"\\\\]{0,90})`,
        'i',
      ),
    ],
  },
  rule,
  certainty: 'likely',
  means: 'its body says "{message}", whatever the status',
});

/** APIs that answer 200 to everything and put the status into the body, as RuoYi, JeecgBoot and many of their kind do. */
export default {
  id: 'error-envelope',
  product: null,
  layer: 'application',
  docs: ['https://www.rfc-editor.org/rfc/rfc9110#section-15.5'],
  markers: [
    {
      match: {
        status: [200],
        body: [
          /"error": ?\{[^{}]{0,60}"message": ?"(?:Not authenticated|Unauthenticated|Not logged in|Authentication required)/i,
        ],
        json: { 'error.message': /^(?<message>.{1,100})/s, 'error.code': /^-?\d+$/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'its JSON-RPC error says "{message}"',
    },
    {
      match: {
        status: [200],
        body: [/"code": ?403,/],
        json: {
          'error.code': '403',
          'error.reason|error.message':
            /^(?<message>.{0,60}\b(?:wrong|invalid|missing)\b.{0,30}\b(?:token|secret|credentials)\b.{0,60})/s,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'its body says 403 and "{message}", whatever the status',
    },
    inside('401', 'invalid-token', 'its body says 401 and "{message}", whatever the status'),
    inside('403', 'insufficient-permission', 'its body says 403 and "{message}", whatever the status'),
    // Esri's numbers: https://developers.arcgis.com/rest/services-reference/enterprise/error-codes/
    inside('498', 'invalid-token', 'its body says 498 and "{message}"'),
    inside('499', 'missing-credentials', 'its body says 499 and "{message}"'),
    {
      match: {
        status: [200],
        body: [/"(?:msg|message)": ?"(?<message>[^"]{0,20}(?:请先登录|未登录|登录已过期|登录已失效)[^"]{0,20})"/],
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'its body says "{message}", whatever the status',
    },
    failed('invalid-signature', 'invalid sign|sign invalid|signature is invalid|signature mismatch'),
    failed('api-key-invalid', 'invalid api[ _]?key'),
    failed('clock-skew', 'invalid nonce|invalid timestamp|timestamp expired'),
    failed('wrong-auth-scheme', 'authentication not supported'),
    failed('insufficient-permission', 'permission den|access denied|no permission|not authorized to'),
    failed(
      'invalid-token',
      'unauthorized|invalid token|token invalid|token is invalid|token expired|token has expired|token .{1,60} is not valid|wrong username',
    ),
  ],
} satisfies Recogniser;
