import type { MaskKind } from '../redaction/mask.ts';

/** A form of token that its issuer publishes, so that a string can be told for one wherever it stands. */
export interface TokenPrefix {
  /** What its issuer calls it. */
  readonly label: string;
  readonly kind: Extract<MaskKind, 'opaque-token' | 'api-key' | 'key-id' | 'secret' | 'session'>;
  /** Source of an expression without anchors, in linear time: a fixed beginning, then one class of characters. */
  readonly form: string;
}

const token = (label: string, form: string): TokenPrefix => ({ label, kind: 'opaque-token', form });
const apiKey = (label: string, form: string): TokenPrefix => ({ label, kind: 'api-key', form });
const keyId = (label: string, form: string): TokenPrefix => ({ label, kind: 'key-id', form });
const secret = (label: string, form: string): TokenPrefix => ({ label, kind: 'secret', form });
const session = (label: string, form: string): TokenPrefix => ({ label, kind: 'session', form });

/** Published forms, each by the beginning that its issuer documents. */
export const TOKEN_PREFIXES: readonly TokenPrefix[] = [
  token('GitHub personal access token', 'ghp_[A-Za-z0-9]{20,}'),
  token('GitHub fine-grained personal access token', 'github_pat_[A-Za-z0-9_]{20,}'),
  token('GitHub OAuth access token', 'gho_[A-Za-z0-9]{20,}'),
  token('GitHub App user token', 'ghu_[A-Za-z0-9]{20,}'),
  token('GitHub App installation token', 'ghs_[A-Za-z0-9]{20,}'),
  token('GitHub refresh token', 'ghr_[A-Za-z0-9]{20,}'),
  token('GitLab personal access token', 'glpat-[A-Za-z0-9_.-]{16,}'),
  token('GitLab token', 'gl(?:dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|oas|wt)-[A-Za-z0-9_.-]{16,}'),
  token('Bitbucket or Atlassian API token', 'AT[AC]TT3[A-Za-z0-9_=-]{20,}'),
  token('Slack token', 'xox[abcdeoprs](?:[.-][A-Za-z0-9]{1,4})?-[A-Za-z0-9-]{12,}'),
  token('Slack app-level token', 'xapp-[A-Za-z0-9-]{12,}'),
  token('Google OAuth access token', 'ya29\\.[A-Za-z0-9_.-]{16,}'),
  token('Google OAuth refresh token', '1//0[A-Za-z0-9_-]{20,}'),
  secret('Google OAuth client secret', 'GOCSPX-[A-Za-z0-9_-]{16,}'),
  apiKey('Google API key', 'AIza[A-Za-z0-9_-]{30,}'),
  keyId('AWS access key id', '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9])'),
  keyId('AWS unique id', '(?:AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{16,}(?![A-Za-z0-9])'),
  keyId('Alibaba Cloud access key id', 'LTAI[A-Za-z0-9]{12,}'),
  apiKey('Stripe API key', '[srp]k_(?:live|test|prod)_[A-Za-z0-9]{10,}'),
  secret('Stripe webhook secret', 'whsec_[A-Za-z0-9+/=]{16,}'),
  apiKey('OpenAI API key', 'sk-(?:proj-|svcacct-|admin-|None-)?[A-Za-z0-9_-]{20,}'),
  apiKey('Anthropic API key', 'sk-ant-[A-Za-z0-9_-]{16,}'),
  token('Hugging Face token', '(?:hf|api_org)_[A-Za-z0-9]{20,}'),
  token('npm access token', 'npm_[A-Za-z0-9]{20,}'),
  token('PyPI API token', 'pypi-[A-Za-z0-9_-]{20,}'),
  token('RubyGems API key', 'rubygems_[a-f0-9]{20,}'),
  token('Docker personal access token', 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{16,}'),
  token('Shopify access token', 'shp(?:at|ca|pa|ss|ua)_[A-Fa-f0-9]{16,}'),
  apiKey('SendGrid API key', 'SG\\.[A-Za-z0-9_-]{16,}(?:\\.[A-Za-z0-9_-]{16,})?'),
  apiKey('Twilio API key', 'SK[0-9a-f]{32}'),
  apiKey('Mailgun API key', 'key-[0-9a-f]{32}'),
  apiKey('Mailchimp API key', '[0-9a-f]{32}-us\\d{1,2}'),
  token('DigitalOcean token', 'do[opr]_v1_[a-f0-9]{32,}'),
  token('Databricks token', 'dapi[a-f0-9]{32}'),
  apiKey('Linear API key', 'lin_(?:api|oauth)_[A-Za-z0-9]{16,}'),
  token('Notion integration token', 'ntn_[A-Za-z0-9]{20,}'),
  token('Figma token', 'fig[dou]r?_[A-Za-z0-9_-]{16,}'),
  token('Airtable personal access token', 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{32,}'),
  token('HashiCorp Vault token', 'hv[sbr]\\.[A-Za-z0-9_-]{16,}'),
  token('HashiCorp Terraform token', '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{20,}'),
  token('Doppler token', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9_.-]{16,}'),
  token('Grafana token', 'gl(?:c|sa)_[A-Za-z0-9_+/=]{20,}'),
  apiKey('New Relic key', 'NR(?:AK|JS|II|RA)-[A-Za-z0-9]{16,}'),
  token('Sentry token', 'sntry[us]_[A-Za-z0-9_+/=]{20,}'),
  token('PlanetScale credential', 'pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{16,}'),
  token('Supabase token', 'sb[pcs]?_(?:secret_|publishable_|oauth_)?[A-Za-z0-9_-]{20,}'),
  token('Square token', 'sq0[a-z]{3}-[A-Za-z0-9_-]{16,}'),
  token('Facebook access token', 'EAA[A-Za-z0-9]{30,}'),
  token('Telegram bot token', '\\d{8,10}:AA[A-Za-z0-9_-]{32,}'),
  token('Postman API key', 'PMAK-[A-Za-z0-9-]{20,}'),
  token('Dropbox token', 'sl\\.[A-Za-z0-9_-]{40,}'),
  token('Okta API token', '00[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])'),
  token('Fly.io token', 'fm[12][ar]?_[A-Za-z0-9+/=_-]{20,}'),
  token('JFrog token', '(?:AKCp|cmVmd)[A-Za-z0-9]{30,}'),
  token('Dynatrace token', 'dt0[a-z]\\d{2}\\.[A-Z0-9]{20,}(?:\\.[A-Z0-9]{20,})?'),
  token('1Password service account token', 'ops_[A-Za-z0-9+/=_-]{30,}'),
  secret('age secret key', 'AGE-SECRET-KEY-1[A-Z0-9]{20,}'),
  secret('Microsoft Entra client secret', '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{30,}'),
  token('PASETO', 'v[1-4]\\.(?:local|public)\\.[A-Za-z0-9_-]{16,}(?:\\.[A-Za-z0-9_-]{1,})?'),
  token('Discord bot token', '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}'),
  session('ASP.NET Core protected value', 'CfDJ8[A-Za-z0-9_-]{20,}'),
  session('iron-session seal', 'Fe26\\.2\\*[A-Za-z0-9_*-]{20,}'),
];

const exact: readonly { readonly prefix: TokenPrefix; readonly pattern: RegExp }[] = TOKEN_PREFIXES.map((prefix) => ({
  prefix,
  pattern: new RegExp(`^(?:${prefix.form})$`),
}));

/** Longer values are no token of any of these forms. */
const LONGEST = 4096;

/** The published form that a whole value has, or null. */
export function publishedForm(value: string): TokenPrefix | null {
  if (value.length > LONGEST) return null;
  return exact.find(({ pattern }) => pattern.test(value))?.prefix ?? null;
}
