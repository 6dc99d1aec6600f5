import { express as server } from '../../recipes/servers/node.ts';
import { type Recording, refusing } from '../recording.ts';
import { bearer, expiredToken, KEY, token } from '../token.ts';

const CSURF = 'https://github.com/expressjs/csurf#csrf-error-code';
const CORS = 'https://github.com/expressjs/cors#configuring-cors-w-dynamic-origin';
const JWT = 'https://github.com/auth0/express-jwt#error-handling';
const csurf = { rule: 'csrf-token', product: 'Express (csurf)' } as const;
const jwt = { product: 'Express (express-jwt)', certainty: 'proven' } as const;

const software = refusing(
  server,
  `import cookieParser from 'cookie-parser';
import cors from 'cors';
import csrf from 'csurf';
import { expressjwt } from 'express-jwt';
import { rateLimit } from 'express-rate-limit';
import passport from 'passport';
import { Strategy } from 'passport-http-bearer';
const done = (req, res) => res.json({ done: true });
app.use('/profile', cookieParser(), csrf({ cookie: true }), done);
app.use('/shared', cors(), cookieParser(), csrf({ cookie: true }), done);
const partners = ['https://partner.example'];
const origin = (from, callback) => callback(partners.includes(from) ? null : new Error('Not allowed by CORS'));
app.use('/partners', cors({ origin }), done);
const checks = { audience: 'orders', issuer: 'https://login.example' };
app.use('/orders', expressjwt({ secret: '${KEY}', algorithms: ['HS256'], ...checks }), done);
app.use('/search', rateLimit({ windowMs: 60_000, limit: 1 }), done);
passport.use(new Strategy((token, verdict) => verdict(null, false)));
app.use('/reports', passport.authenticate('bearer', { session: false }), done);
app.get('/forbidden', (req, res) => res.sendStatus(403));
app.get('/refused', (req, res, next) => next(Object.assign(new Error('not yours'), { status: 403 })));
app.get('/fails', () => { throw new Error('the database is gone'); });`,
  {
    packages: [
      ...['cookie-parser@1.4.7', 'csurf@1.11.0', 'express-jwt@8.5.1', 'express-rate-limit@8.7.5'],
      ...['passport@0.7.0', 'passport-http-bearer@1.0.1'],
    ],
  },
);

const common = { recogniser: 'express', product: 'Express', layer: 'framework', docs: CSURF } as const;

export const express: readonly Recording[] = [
  {
    ...common,
    software,
    asks: [
      {
        ...{ how: 'csurf, no token', method: 'POST', path: '/profile' },
        says: { ...csurf, certainty: 'proven' },
      },
      {
        ...{ how: 'csurf behind cors(), no token', method: 'POST', path: '/shared', isCrossSite: true },
        says: { ...csurf, certainty: 'proven' },
      },
      {
        ...{ how: 'cors, an origin function that throws', path: '/partners', isCrossSite: true, docs: CORS },
        says: { rule: 'cors-policy', layer: 'cors-middleware', product: 'Express (cors)', certainty: 'proven' },
      },
      {
        ...{ how: 'express-jwt, no token', path: '/orders', docs: JWT },
        says: { ...jwt, rule: 'missing-credentials' },
      },
      {
        ...{ how: 'express-jwt, expired', path: '/orders', headers: bearer(expiredToken()), docs: JWT },
        says: { ...jwt, rule: 'token-expired' },
      },
      {
        ...{ how: 'express-jwt, no token at all', path: '/orders', headers: bearer('undefined'), docs: JWT },
        says: { ...jwt, rule: 'malformed-credentials', certainty: 'likely' },
      },
      {
        ...{ how: 'express-jwt, another audience', path: '/orders', headers: bearer(token({ aud: 'web' })), docs: JWT },
        says: { ...jwt, rule: 'wrong-audience' },
      },
      {
        ...{ how: 'express-jwt, another issuer', path: '/orders', docs: JWT },
        headers: bearer(token({ iss: 'https://staging.example' })),
        says: { ...jwt, rule: 'wrong-issuer' },
      },
      {
        ...{ how: 'express-jwt, another key', path: '/orders', headers: bearer(token({}, 'another')), docs: JWT },
        says: { ...jwt, rule: 'invalid-token', certainty: 'likely' },
      },
      {
        ...{ how: 'express-rate-limit, 1 a minute', path: '/search', before: 1 },
        docs: 'https://express-rate-limit.mintlify.app/reference/configuration#message',
        says: { rule: 'rate-limited', product: 'Express (express-rate-limit)', certainty: 'likely' },
      },
      {
        ...{ how: 'passport, the strategy knows no such token', path: '/reports', headers: bearer('unknown') },
        docs: 'https://www.passportjs.org/concepts/authentication/downloads/html/',
        says: { rule: 'invalid-token', product: 'Express (passport)', certainty: 'likely' },
      },
      { how: 'res.sendStatus(403)', path: '/forbidden', says: null },
      { how: '500 of another error', path: '/fails', says: null },
    ],
  },
  {
    ...common,
    software: {
      ...software,
      command: (situation) => ['env', 'NODE_ENV=production', ...software.command(situation)],
    },
    asks: [
      {
        ...{ how: 'csurf, no token, NODE_ENV=production', method: 'POST', path: '/profile' },
        says: { ...csurf, certainty: 'likely' },
      },
      { how: 'a GET that an error of status 403 ends, NODE_ENV=production', path: '/refused', says: null },
    ],
  },
];
