import type { PolicyValues } from './policy-values.ts';
import { lines, singleList } from './recipe-text.ts';

/**
 * `cors(…)` of npm's cors package with the policy. It goes on after a preflight, because it takes every OPTIONS for one:
 * what is printed behind it ends real ones only.
 */
const corsCall = ({ origins, methods, headers, credentials, maxAge, exposeHeaders }: PolicyValues): string =>
  lines([
    'cors({',
    `  origin: ${singleList(origins)},`,
    `  methods: ${singleList(methods)},`,
    `  allowedHeaders: ${singleList(headers)},`,
    `  exposedHeaders: ${singleList(exposeHeaders)},`,
    `  credentials: ${credentials},`,
    `  maxAge: ${maxAge},`,
    '  preflightContinue: true,',
    '})',
  ]).trimEnd();

/** `withCors(handler)` for a platform that hands a function Express's request and response. */
export const withCorsPackage = (values: PolicyValues): readonly string[] => [
  `const setCors = ${corsCall(values)};`,
  '',
  'const withCors = (handler) => (req, res) =>',
  '  setCors(req, res, () => {',
  '    // A preflight is an OPTIONS with Origin and Access-Control-Request-Method: it ends here.',
  "    if (req.method === 'OPTIONS' && req.get('Origin') && req.get('Access-Control-Request-Method'))",
  '      return res.status(204).end();',
  '    return handler(req, res);',
  '  });',
];
