import type { Recogniser } from '../recogniser.ts';

/** PHP names itself where expose_php is on: the answer was made by a script, not by the web server. */
export default {
  id: 'php',
  product: 'PHP',
  layer: 'application',
  docs: ['https://www.php.net/manual/en/ini.core.php#ini.expose-php'],
  markers: [
    {
      match: {
        status: [403],
        header: { 'x-powered-by': /^PHP\//i },
        body: [/^(?:Access denied\.|No input file specified\.)$/],
      },
      rule: 'access-rule',
      layer: 'web-server',
      certainty: 'likely',
      means: 'PHP-FPM may not run this file: security.limit_extensions or its path',
      fix: 'Check security.limit_extensions of PHP-FPM and SCRIPT_FILENAME in the web server’s configuration.',
    },
  ],
  carries: [{ header: { 'x-powered-by': /^PHP\//i }, tells: 'answered' }],
} satisfies Recogniser;
