import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'sharepoint',
  product: 'SharePoint',
  layer: 'application',
  docs: [
    'https://learn.microsoft.com/en-us/sharepoint/dev/sp-add-ins/complete-basic-operations-using-sharepoint-rest-endpoints',
  ],
  markers: [
    {
      match: {
        status: [403],
        header: { sprequestguid: true },
        body: [/The security validation for this page is invalid/],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the request digest is missing or has expired',
      fix: 'Send X-RequestDigest with FormDigestValue of POST /_api/contextinfo: it lives 30 minutes.',
    },
    {
      match: { status: [401, 403], header: { sprequestguid: true }, body: [/System\.UnauthorizedAccessException/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user or app may not do this with the site or item',
    },
    {
      match: { status: [403], header: { sprequestguid: true, 'x-forms_based_auth_required': true } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it wants a sign-in',
    },
  ],
  carries: [{ header: { sprequestguid: true }, tells: 'carried' }],
  headers: ['x-ms-diagnostics', 'microsoftsharepointteamservices'],
} satisfies Recogniser;
