import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'postgrest',
  product: 'PostgREST (Supabase)',
  layer: 'application',
  docs: [
    'https://docs.postgrest.org/en/stable/references/errors.html',
    'https://supabase.com/docs/guides/database/postgres/row-level-security',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          code: '42501',
          message:
            /new row violates row-level security policy(?: "(?<policy>[^"]{1,80})")? for table "(?<table>[^"]{1,80})"/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'no row-level security policy lets this row into {table}',
      fix: 'Add an INSERT or UPDATE policy on {table} whose WITH CHECK holds for this user; an insert that returns rows needs a SELECT policy, too.',
    },
    {
      match: {
        status: [403],
        json: {
          code: '42501',
          message:
            /permission denied for (?<kind>table|schema|function|view|relation|sequence) (?<object>[\w."]{1,80})/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the role has no GRANT on {kind} {object}',
      fix: 'GRANT the right on {kind} {object} to anon or authenticated; row-level security comes on top.',
    },
    // To a caller that shows no token it says 401: the anonymous role lacks what a user's may have.
    {
      match: {
        status: [401],
        json: {
          code: '42501',
          message:
            /(?:permission denied for|row-level security policy.{0,90} for) (?:[a-z]+ )?"?(?<object>[\w.]{1,80})/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'nobody is signed in, and the anonymous role may not do this to {object}',
      fix: 'Send the token of a user whose role may; else GRANT the right on {object} to anon, with a policy where row-level security is on.',
    },
    {
      match: { status: [401, 403], json: { code: '42501' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the database role lacks a privilege',
    },
    {
      match: { status: [401], json: { code: /^PGRST30[13]$/, message: /JWT expired/ } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token has expired',
    },
    {
      match: { status: [401], json: { code: /^PGRST30[13]$/, message: 'JWT not in audience' } },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the token is for another audience',
      fix: 'Compare the token’s aud with jwt-aud.',
    },
    {
      match: { status: [401], json: { code: /^PGRST30[0123]$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token does not verify',
      fix: 'Use a token signed with the JWT secret or key of this project.',
    },
    {
      match: { status: [401], json: { message: 'No API key found in request', hint: /apikey/ } },
      rule: 'api-key-missing',
      certainty: 'proven',
      product: 'Supabase',
      layer: 'gateway',
      means: 'no apikey came',
      fix: 'Send the project’s publishable key in the header apikey.',
    },
    {
      match: { status: [401], json: { message: /^(?:Invalid API key|Legacy API keys are disabled)$/, hint: true } },
      rule: 'api-key-invalid',
      certainty: 'proven',
      product: 'Supabase',
      layer: 'gateway',
      means: 'the apikey is not one of this project, or is switched off',
    },
    {
      match: { status: [401, 403], json: { 'error_code|code': 'bad_jwt', 'msg|message': /token is expired/ } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Supabase Auth',
      layer: 'identity-provider',
      means: 'the access token has expired',
      fix: 'Call supabase.auth.getSession() before the request: it renews the token.',
    },
    {
      match: { status: [401, 403], json: { 'error_code|code': 'session_not_found' } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Supabase Auth',
      layer: 'identity-provider',
      means: 'the session of the token has ended: signed out elsewhere, or removed',
      fix: 'Sign in again.',
    },
    {
      match: { status: [400, 403, 422], header: { 'x-sb-error-code': /_(?:disabled|not_allowed)$/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      product: 'Supabase Auth',
      layer: 'identity-provider',
      means: 'the project does not allow this way to sign in or up',
    },
    {
      match: { status: [403], json: { error_code: 'bad_jwt' } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Supabase Auth',
      means: 'the token is malformed, expired or of another project',
    },
    {
      match: {
        status: [400, 401, 403],
        json: { error: true, message: /new row violates row-level security policy/, statusCode: /^40[013]$/ },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      product: 'Supabase Storage',
      means: 'no policy of storage lets this row in',
      fix: 'Add a policy on storage.objects for this bucket, or on the table of storage that the message names; an upsert needs SELECT and UPDATE, too.',
    },
  ],
  carries: [
    { header: { 'proxy-status': /^PostgREST\b/ }, tells: 'answered' },
    {
      header: { 'x-sb-error-code': /^[a-z_]{3,60}$/ },
      tells: 'answered',
      product: 'Supabase Auth',
      layer: 'identity-provider',
    },
  ],
  headers: ['sb-project-ref', 'proxy-status'],
} satisfies Recogniser;
