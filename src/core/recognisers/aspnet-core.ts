import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'aspnet-core',
  product: 'ASP.NET Core',
  layer: 'framework',
  docs: [
    'https://learn.microsoft.com/en-us/aspnet/core/security/anti-request-forgery',
    'https://learn.microsoft.com/en-us/aspnet/core/security/authorization/policies',
    'https://learn.microsoft.com/en-us/aspnet/core/security/authentication/configure-jwt-bearer-authentication',
  ],
  // What the exception does not name is written as (null): no claim, or libraries whose versions do not fit lost it.
  markers: [
    {
      match: {
        status: [400, 500],
        body: [/<title>A potentially dangerous Request\.(?<what>\w{3,20}) value was detected/],
      },
      rule: 'url-rejected',
      certainty: 'likely',
      product: 'ASP.NET',
      means: 'its request validation takes no such {what}',
    },
    {
      match: { status: [401], json: { title: 'Unauthorized', detail: 'RequiresTwoFactor', status: '401' } },
      rule: 'step-up-required',
      certainty: 'likely',
      product: 'ASP.NET Core Identity',
      means: 'the account wants its second factor',
      fix: 'Send twoFactorCode or twoFactorRecoveryCode with the sign-in.',
    },
    {
      match: { status: [401], json: { title: 'Unauthorized', detail: /^(?:LockedOut|NotAllowed)$/, status: '401' } },
      rule: 'account-suspended',
      certainty: 'likely',
      product: 'ASP.NET Core Identity',
      means: 'the account is locked out, or not confirmed yet',
      fix: 'Wait for the end of the lockout, or have the account confirmed.',
    },
    {
      match: { status: [400], header: { server: 'Kestrel' }, body: [/<h2>Bad Request - Invalid Hostname<\/h2>/] },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'no entry of AllowedHosts has this host name',
      fix: 'Add the name to AllowedHosts in appsettings.json, or let the proxy send the Host that it has.',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer error="invalid_token", error_description="The token expired at '(?<expired>[^']{8,40})'"/,
        },
      },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token expired at {expired}',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer error="invalid_token", error_description="The audience '(?!\(null\))(?<audience>[^']{0,200})' is invalid"/,
        },
      },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the audience {audience} is not the one in ValidAudience',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer error="invalid_token", error_description="The issuer '(?!\(null\))(?<issuer>[^']{0,200})' is invalid"/,
        },
      },
      rule: 'wrong-issuer',
      certainty: 'proven',
      means: 'the issuer {issuer} is not the one in Authority or ValidIssuer',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate': /^Bearer error="invalid_token", error_description="The token is not valid before '/,
        },
      },
      rule: 'token-not-yet-valid',
      certainty: 'proven',
      means: 'the token is not valid yet',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer error="invalid_token", error_description="The signature (?:key was not found|is invalid)/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: "the token's signature does not verify with the keys of Authority",
    },
    {
      match: {
        status: [400],
        json: {
          type: /rfc(?:7231#section-6\.5\.1|9110#section-15\.5\.1)/,
          title: 'Bad Request',
          status: '400',
          traceId: true,
        },
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        cookie: /^\.AspNetCore\.Antiforgery\./,
      },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the antiforgery token is missing or wrong, and a fresh cookie was set',
      fix: 'Send the request token in the header RequestVerificationToken, with the antiforgery cookie.',
    },
    {
      match: {
        status: [400],
        body: [
          /The required antiforgery (?:cookie|request token|form field|header value) "[^"]{1,80}" (?:is not present|was not provided)|The antiforgery token could not be decrypted|AntiforgeryValidationException/,
        ],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the antiforgery token is missing or wrong',
      fix: 'Send the request token in the header RequestVerificationToken, with the antiforgery cookie.',
    },
    {
      match: { status: [500], body: [/System\.Web\.Mvc\.HttpAntiForgeryException/] },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'ASP.NET MVC',
      means: 'the anti-forgery cookie or form field is missing, or they do not match',
      fix: 'Send __RequestVerificationToken of the same page with its cookie.',
    },
    {
      match: { status: [401], json: { Message: /^Authorization has been denied for this request\.$/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'ASP.NET Web API',
      means: 'no user is signed in as far as it can tell',
      fix: 'Send the token; where it was sent, look at the order of UseCors, the bearer middleware and UseWebApi, and at audience and issuer.',
    },
    {
      match: { status: [403], header: { server: 'Kestrel', 'content-length': '0' } },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'an authorization policy or role said no',
      fix: 'Compare the claims of the user with the [Authorize] policy or role of this endpoint; role claims may have another name in the token (RoleClaimType).',
    },
    {
      match: {
        status: [403],
        json: {
          type: /rfc(?:7231#section-6\.5\.3|9110#section-15\.5\.4)/,
          title: 'Forbidden',
          status: '403',
          traceId: true,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'an authorization policy or role said no',
      fix: 'Compare the claims of the user with the [Authorize] policy or role of this endpoint; role claims may have another name in the token (RoleClaimType).',
    },
    {
      match: {
        status: [401],
        json: {
          type: /rfc(?:7235#section-3\.1|9110#section-15\.5\.2)/,
          title: 'Unauthorized',
          status: '401',
          traceId: true,
        },
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'possible',
      means: 'no credentials came, or none that it accepts',
    },
    {
      // https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs
      match: { status: [401], header: { server: 'Kestrel', 'www-authenticate': 'Bearer' } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'JwtBearer found no token, or none that it accepts',
      fix: 'Send Authorization: Bearer with a token for this API; where it was sent, set IncludeErrorDetails, or read the log of Microsoft.AspNetCore.Authentication.',
    },
  ],
  carries: [
    { header: { server: 'Kestrel' }, tells: 'carried', layer: 'application' },
    { header: { 'x-powered-by': 'ASP.NET' }, tells: 'carried', layer: 'web-server', product: 'IIS' },
  ],
} satisfies Recogniser;
