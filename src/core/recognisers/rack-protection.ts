import type { Recogniser } from '../recogniser.ts';

/** Rack::Protection, which Sinatra puts before every application: it answers "Forbidden" to whatever it takes for an attack. */
export default {
  id: 'rack-protection',
  product: 'Rack::Protection',
  layer: 'framework',
  docs: [
    'https://github.com/sinatra/sinatra/tree/main/rack-protection#readme',
    'https://rubydoc.info/gems/rack-protection/Rack/Protection/AuthenticityToken',
  ],
  markers: [
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        header: { 'content-type': /^text\/plain$/ },
        cookie: 'rack.session',
        body: [/^Forbidden$/],
      },
      rule: 'csrf-token',
      certainty: 'possible',
      means:
        'it began a fresh session and refused: the token of AuthenticityToken cannot be that of the session, or Origin is another',
      fix: 'Send authenticity_token, or X-CSRF-Token, with the cookie of the session that it was made for; behind a proxy see that Host and X-Forwarded-Proto arrive.',
    },
  ],
} satisfies Recogniser;
