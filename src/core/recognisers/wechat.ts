import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Errors come with 200. */
const coded = (codes: RegExp, rule: RuleId, means: string): Marker => ({
  match: { status: [200], json: { errcode: codes, errmsg: /^(?<message>.{1,200})/s } },
  rule,
  certainty: rule === 'insufficient-permission' ? 'likely' : surest(rule),
  means: `${means}: "{message}"`,
});

/** WeChat and WeCom. */
export default {
  id: 'wechat',
  product: 'WeChat API',
  layer: 'application',
  docs: ['https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html'],
  markers: [
    coded(/^(?:42001|42007|42009)$/, 'token-expired', 'the access token has expired'),
    coded(/^(?:40001|40014|40082)$/, 'invalid-token', 'the access token or secret is not valid, or not the latest'),
    coded(/^41001$/, 'missing-credentials', 'access_token is missing'),
    coded(/^(?:48001|60011|50001)$/, 'insufficient-permission', 'this account may not use this interface'),
    coded(/^(?:40164|61004|60020)$/, 'ip-denied', 'the address is not on the list of this account'),
    coded(/^(?:45009|45011)$/, 'quota-or-billing', 'the limit of calls is reached'),
  ],
} satisfies Recogniser;
