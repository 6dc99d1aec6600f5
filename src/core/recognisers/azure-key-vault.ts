import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** https://learn.microsoft.com/en-us/azure/key-vault/general/rest-error-codes */
const inner = (code: string, rule: RuleId, means: string, fix: string): Marker => ({
  match: {
    status: [403],
    json: { 'error.code': 'Forbidden', 'error.innererror.code': new RegExp(`^(?:${code})$`) },
  },
  rule,
  certainty: 'likely',
  means,
  fix,
});

export default {
  id: 'azure-key-vault',
  product: 'Azure Key Vault',
  layer: 'application',
  docs: ['https://learn.microsoft.com/en-us/azure/key-vault/general/rest-error-codes'],
  markers: [
    inner(
      'ForbiddenByFirewall|ForbiddenByConnection',
      'ip-denied',
      'the firewall of the vault does not allow this address',
      'Add the address or network to the vault’s firewall, or use a private endpoint.',
    ),
    inner(
      'AccessDenied|ForbiddenByRbac|ForbiddenByPolicy',
      'insufficient-permission',
      'the caller lacks a permission on the vault',
      'Assign a Key Vault role, or add the permission to the vault’s access policy.',
    ),
    {
      match: {
        status: [403],
        json: {
          'error.code': 'Forbidden',
          'error.message': /does not have (?<permission>\w{3,20} \w{3,20}) permission on key vault/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the caller lacks the permission {permission}',
      fix: 'Add {permission} to the caller in the vault’s access policy.',
    },
    {
      match: { status: [401], header: { 'www-authenticate': /resource="https:\/\/vault\.azure\.net"/ } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no token for the vault came, or one that it does not accept',
      fix: 'Get a token whose audience is https://vault.azure.net.',
    },
  ],
  carries: [{ header: { 'x-ms-keyvault-service-version': true }, tells: 'answered' }],
} satisfies Recogniser;
