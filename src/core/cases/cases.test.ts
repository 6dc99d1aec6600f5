import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePages } from '../../testing/fixture.ts';
import { analyzeHar } from '../pipeline.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.har'));

/** `true: CAUSE|CAUSE @ LAYER|LAYER — what it is`; `-` for the layer where the browser blocked it. */
const LABEL = /^true: (?<causes>[\w|-]+) @ (?<layers>[\w|-]+) — (?<name>.+)$/;

/** What the bytes do not tell us, or what we read otherwise: whoever mends one takes it off. */
const MISSED: ReadonlySet<string> = new Set([
  'layer of Cloudflare Access',
  'layer of Storyblok, token',
  'cause of Infura, secret',
  'rank of Infura, secret',
  'layer of Render, not authorised',
  'cause of Mapbox: a token that is limited to other URLs',
  'layer of Mapbox: a token that is limited to other URLs',
  'layer of Caddy, rate_limit',
  'cause of Caddy, respond 403',
  'layer of Caddy, respond 403',
  'rank of Caddy, respond 403',
  // The engine's reason stands first, and a cache is a possibility behind it.
  'cause of CloudFront kept a stylesheet without the header',
  'cause of Varnish keeps the origin of the first visitor',
  'cause of api.data.gov: one answer for all origins',
  'cause of An image first seen without crossorigin',
  // The answer names another cause, and the root cause stands behind it.
  'cause of Tube Archivist: Referrer-Policy no-referrer makes the Origin null',
  'cause of JSDO: the session cookie has no SameSite',
  'cause of mod_wsgi keeps the header from Django',
  'cause of CRS: saving a post in Gutenberg',
  'cause of Sina’s image host wants no foreign Referer',
  // No denial: the answer was 200, and the request not in CORS mode.
  'cause of Helmet 5: a script of another subdomain',
  'rank of Helmet 5: a script of another subdomain',
  'cause of Home Assistant: nginx empties the header',
  'rank of Home Assistant: nginx empties the header',
  'cause of Wise, strong authentication',
  'layer of Wise, strong authentication',
  'rank of Wise, strong authentication',
  'cause of Traccar, administrator',
  'layer of Traccar, administrator',
  'rank of Traccar, administrator',
  'cause of Contentstack, token',
  'layer of Contentstack, token',
  'rank of Contentstack, token',
  'cause of Play, host',
  'layer of Play, host',
  'rank of Play, host',
  'cause of Garage, anonymous',
  'rank of Garage, anonymous',
  'layer of Caddy admin, host',
  'cause of Steam, key',
  'rank of Steam, key',
  'cause of API Gateway, unsigned call of an IAM method',
  'rank of API Gateway, unsigned call of an IAM method',
  'cause of Azure Storage, SAS starts later',
  'rank of Azure Storage, SAS starts later',
  // The root cause stands behind the browser’s own reason, or among what is merely possible.
  'cause of Ollama: an extension is no allowed origin',
  'cause of server.js: every POST is refused',
  'cause of A desktop app: SameSite=Lax keeps the cookie back',
  'cause of nginx: a folder is asked for',
  'cause of CloudFront’s answer to an image is used for canvas',
  'cause of Lumen: an allowed origin without its scheme',
  'cause of WordPress: Apache keeps the application password',
  'cause of Keycloak 26.6: another origin is refused before all else',
  'cause of Cloudflare Access: the session has ended',
  'cause of Cloudflare Access: a manifest is fetched without cookies',
  'cause of API Gateway: the 401 of a function has no CORS headers',
  'cause of CRS behind nginx: saving a wiki page',
  'cause of Azure Functions: the level wants a key',
  'cause of Spring: the interceptor sends no token',
  'cause of A font service knows another domain',
  'cause of Symfony behind Apache: Bad credentials',
  'cause of Symfony behind Apache: JWT Token not found',
  'cause of The API behind the dev proxy refuses the preflight',
  'cause of ModSecurity behind Apache: settings that look like an attack',
  'cause of IIS: the 500 of an exception has lost its CORS headers',
  'cause of OpenStreetMap: the page’s policy keeps the referrer',
  'cause of An API for its own page: Invalid Origin, Referer, or API Key',
  // A bare 403, 401 or CORS failure: the root cause is among the possibilities behind the browser’s own reason, or behind unknown.
  'cause of A Go WebSocket: OriginPatterns lacks the page',
  'cause of API Gateway: no OPTIONS was deployed',
  'cause of Amplify Hosting: CORS is not enabled for this bucket',
  'cause of An image host counts no foreign pages',
  'cause of Apps Script: only signed-in people may run it',
  'cause of Elasticsearch: CORS is on, no origin is allowed',
  'cause of FROST: Tomcat’s filter does not know PATCH',
  'cause of IIIF: CloudFront keeps the first origin',
  'cause of Play: Origin file:// is refused by the filter',
  'cause of SeaweedFS: the browser kept the answer for site A',
  'cause of Sinatra behind nginx: http and https',
  'layer of Sinatra behind nginx: http and https',
  'cause of Tornado: check_origin refuses the message bus',
  'cause of Traffic Server keeps an answer of S3 that was asked without Origin',
  'cause of Starlette: an exception is answered outside of CORSMiddleware',
  'cause of Micronaut: a star in an allowed origin',
  'cause of Cloud Functions: allUsers may not invoke',
  'cause of AdGuard answers in the server’s place',
  'cause of WordPress: Apache’s 403 to admin-ajax, by ModSecurity',
  'cause of nginx with Naxsi: a post is edited',
  'cause of Camptocamp: a corrupted token, and no header on the 401',
  'cause of kTBS: Apache asks before the application',
  'cause of Virtuoso: 500 of a query',
  'cause of OwnTone: 4xx without the header',
  'cause of BaSyx: nobody is signed in, and no CORS headers',
  // No denial: neither is a request in CORS mode.
  'cause of COEP: an image of another origin',
  'rank of COEP: an image of another origin',
  'cause of Analytics and an ad blocker',
  'rank of Analytics and an ad blocker',
  // A bare 403: nothing in the bytes tells of the address.
  'cause of Home Assistant bans its own proxy',
  'layer of Home Assistant bans its own proxy',
  'rank of Home Assistant bans its own proxy',
  // One answer for wrong credentials, and for a role that is lacking.
  'cause of Flask-HTTPAuth, role',
  'rank of Flask-HTTPAuth, role',
  // It asks for authentication where a token came, which is a right that the token lacks.
  'cause of Neon, permission',
  'rank of Neon, permission',
  // A 400 that asks for a header is no denial.
  'cause of CORS Anywhere, header',
  'layer of CORS Anywhere, header',
  'rank of CORS Anywhere, header',
  // A bare status, or words of another kind of software.
  'layer of esbuild serve, host',
  'layer of TiddlyWiki, X-Requested-With',
  'cause of PeerServer, peers may not be listed',
  'rank of PeerServer, peers may not be listed',
  'layer of Serverless Offline, no token',
  'layer of Serverless Offline, the authorizer throws Unauthorized',
  'cause of Rspamd, enable password',
  'rank of Rspamd, enable password',
  'layer of H2O, htpasswd',
  'cause of H2O, acl',
  'layer of H2O, acl',
  'rank of H2O, acl',
  'cause of DokuWiki, XML-RPC, a page of others',
  'rank of DokuWiki, XML-RPC, a page of others',
  'cause of Adminer, SQLite without a password',
  'rank of Adminer, SQLite without a password',
  'cause of Adminer, no session',
  'rank of Adminer, no session',
  'cause of rack-protection, HttpOrigin, a proxy changed the host',
  'rank of rack-protection, HttpOrigin, a proxy changed the host',
  'cause of rack-protection, IPSpoofing',
  'rank of rack-protection, IPSpoofing',
  'layer of web.py, unauthorized',
  'cause of Dancer, send_error',
  'rank of Dancer, send_error',
  'cause of @fastify/static, dotfiles',
  'rank of @fastify/static, dotfiles',
  'cause of Parse Server, master key from another address',
  'rank of Parse Server, master key from another address',
  'layer of FoalTS, UserRequired',
  'cause of CloudFront: the picture was first shown without CORS',
  'cause of html2canvas: the picture is in the browser’s cache',
  'cause of cdnjs: a map that is not there has no header',
  // Written in the words of the framework; a page that is nobody’s; a status without a word.
  'layer of Clockify, none',
  'cause of AEM, referrer',
  'layer of AEM, referrer',
  'cause of FusionAuth, key',
  // A nonce may be a clock's, a form's or a proof's.
  'cause of BtcTurk, nonce',
  'rank of BtcTurk, nonce',
  // A 500 is no denial, whatever it says: the key that is wrong may be the server's own.
  'cause of Mandrill, key',
  'layer of Mandrill, key',
  'rank of Mandrill, key',
  'cause of ecobee, token',
  'layer of ecobee, token',
  'rank of ecobee, token',
  // It asks for a key, or to be logged in.
  'cause of Octopus Deploy, nobody',
  'rank of Octopus Deploy, nobody',
  // The browser's own reason stands first: no CORS headers.
  'rank of Envoy, CSRF filter',
  'layer of Django Ninja',
  // Another's words for it, in a 200.
  'cause of Deezer, 200',
  'layer of Deezer, 200',
  'rank of Deezer, 200',
  // The words and the header are those of the gateway in front of it.
  'layer of Daikin Onecta, token',
  // It says within the words of the token that it is over.
  'cause of WebHDFS, delegation token',
  'rank of WebHDFS, delegation token',
  // Its key is called a token, and so is what it says of it.
  'cause of AI21, key',
  'rank of AI21, key',
  // Two words that fit many a cause: the key stands among the possibilities.
  'cause of LocationIQ, domain',
  // An empty or a bare 403 or 401; a 415, which is no refusal of access.
  'cause of gin-contrib/cors 1.4, origin',
  'layer of gin-contrib/cors 1.4, origin',
  'cause of Mopidy, Content-Type',
  'layer of Mopidy, Content-Type',
  'rank of Mopidy, Content-Type',
  'cause of CrowdSec, bouncer without a key',
  'rank of CrowdSec, bouncer without a key',
  'cause of CrowdSec, bouncer with a wrong key',
  'rank of CrowdSec, bouncer with a wrong key',
  'layer of koa-ratelimit, blacklist',
  'layer of keystonemiddleware, none',
  'cause of Doorkeeper, scope',
  'rank of Doorkeeper, scope',
  'cause of Shiro, role',
  'rank of Shiro, role',
  // The words are anybody's: what makes them the product's is in no header and in no form of its own.
  'layer of API Gateway WebSocket, authorizer',
  'layer of R2, public development URL is off',
  'layer of @fastify/bearer-auth',
  'layer of hapi JWT, age',
  'layer of Starlette, Basic',
  'layer of DRF in German, permission',
  'layer of DRF, XML',
  'cause of An application behind Imperva',
  'rank of An application behind Imperva',
  'layer of Symfony in French, throttled',
  'layer of Supabase Storage, token',
  'layer of Front Door, rate',
  'layer of Django Ninja, key',
  'layer of Entra app proxy',
  // One word for many plugins.
  'cause of Kong, bot detection',
  // A 400 about a query is no denial.
  'cause of Apollo Server, introspection',
  'layer of Apollo Server, introspection',
  'rank of Apollo Server, introspection',
  // The same bytes with their other reading: it is not the one named, and so none is proven.
  'cause of S3, signed for another region',
  'rank of S3, signed for another region',
  'cause of API Management, subscription suspended',
  'rank of API Management, subscription suspended',
  'cause of App Service, only through Front Door',
  'rank of App Service, only through Front Door',
  'cause of DataDome, banned',
  'rank of DataDome, banned',
  'cause of Firebase Auth, password was changed',
  'rank of Firebase Auth, password was changed',
  'cause of Google API, a key where a token is wanted',
  'rank of Google API, a key where a token is wanted',
  'cause of Kubernetes, anonymous users may not',
  'rank of Kubernetes, anonymous users may not',
  'cause of Graph, the app lacks a scope',
  'rank of Graph, the app lacks a scope',
  'cause of Graph, the token was revoked',
  'rank of Graph, the token was revoked',
  'cause of PyJWT, a clock that is slow',
  'rank of PyJWT, a clock that is slow',
  'layer of Apollo Router, CSRF',
  'layer of HTTP API carries an application’s challenge',
  // It says that none came of a token that is not good; an export without secrets, and "Authentication failure" to whom it may be.
  'cause of Wazuh, a token that is not good',
  'cause of Cortex, nobody',
  // A page that somebody wrote in the manner of HAProxy's.
  'layer of Docker Hub, HAP429',
]);

/**
 * Real refusals, labelled from what the product's documentation says of them or from what the thread came to, before Clearance was run
 * on them: the page's comment is the source.
 */
describe.each(files)('%s', (file) => {
  const cases = fixturePages(readFileSync(new URL(file, folder), 'utf8')).map(({ title, comment, har }) => {
    const { causes = '', layers = '', name = title } = LABEL.exec(title)?.groups ?? {};
    return { name, causes: causes.split('|'), layers: layers.split('|'), source: comment, har };
  });

  test.each(cases)('$name', ({ name, causes, layers, source, har }) => {
    expect(source).toMatch(/^https:\/\//);
    const denial = analyzeHar(har).denials.at(-1);
    const { refusal, diagnoses = [] } = denial ?? {};
    const [first] = diagnoses;
    const isBlocked = layers[0] === '-';
    const cause = isBlocked ? first?.rule : refusal?.cause;
    const ranked: readonly string[] = diagnoses.slice(0, 3).map(({ rule }) => rule);
    const missed = [
      ...(causes.includes(cause ?? '') ? [] : [`cause of ${name}`]),
      ...(isBlocked || layers.includes(refusal?.layer ?? '') ? [] : [`layer of ${name}`]),
      ...(causes.some((one) => ranked.includes(one)) ? [] : [`rank of ${name}`]),
    ];
    expect(missed).toEqual([...MISSED].filter((miss) => miss.endsWith(` of ${name}`)));
    if (refusal?.certainty === 'proven') expect(causes).toContain(refusal.cause);
    // Where the browser blocked it, its own reason is proven, and the root cause behind it may not be.
    if (!isBlocked && first?.certainty === 'proven') expect(causes).toContain(first.rule);
  });
});

test('what is missed is a case', () => {
  const names = files.flatMap((file) =>
    fixturePages(readFileSync(new URL(file, folder), 'utf8')).map(({ title }) => LABEL.exec(title)?.groups?.name),
  );
  for (const miss of MISSED) expect(names).toContain(miss.replace(/^(?:cause|layer|rank) of /, ''));
});
