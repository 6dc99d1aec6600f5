import type { Recogniser } from '../recogniser.ts';

/** `Server` of small web servers, which serve files of their own and stand before nothing. */
const SERVER =
  /^(?:mini_httpd|thttpd|sthttpd|webfs|darkhttpd|bozohttpd|micro_httpd|lwan|Hiawatha|Abyss|mathopd|publicfile|nostromo|OpenBSD httpd|Caudium)/i;

/** A page, or the status in words: what programs behind it say is theirs. */
const OWN = [/^(?:<|(?:403 )?(?:forbidden|access denied|permission denied)\W{0,3}$)/i];

/** Web servers without a page of their own worth a recogniser: their 403 is of a file or a rule. */
export default {
  id: 'light-web-server',
  product: null,
  layer: 'web-server',
  docs: [
    'https://acme.com/software/mini_httpd/mini_httpd_man.html',
    'https://acme.com/software/thttpd/thttpd_man.html',
    'https://manpages.debian.org/bookworm/webfs/webfsd.1.en.html',
  ],
  markers: [
    {
      match: {
        status: [403],
        header: { server: SERVER },
        path: /\/$/,
        body: OWN,
      },
      rule: 'directory-listing',
      certainty: 'likely',
      means: 'a folder is asked for, and it may not list it',
    },
    {
      match: { status: [403], header: { server: SERVER }, body: OWN },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'it may not read the file, or a rule of its own keeps it back',
      fix: 'Look at the permissions of the file and at the password files and rules of its folder.',
    },
  ],
  carries: [{ header: { server: SERVER }, tells: 'answered' }],
} satisfies Recogniser;
