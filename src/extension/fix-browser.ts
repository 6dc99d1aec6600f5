import browser, { type DeclarativeNetRequest } from 'webextension-polyfill';
import type { FixBrowser } from './background/fixes.ts';
import { grantPage } from './grant-page.ts';

/** Trying a fix by the browser's own rules: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/declarativeNetRequest */
export const fixBrowser: FixBrowser = {
  rules: async () =>
    (await browser.declarativeNetRequest.getSessionRules()).map(({ id, condition }) => ({
      id,
      tabIds: condition.tabIds ?? [],
    })),
  change: (add, remove) =>
    browser.declarativeNetRequest.updateSessionRules({
      addRules: add.map(({ id, action, condition }) => ({
        id,
        action: {
          type: action.type,
          responseHeaders: [...action.responseHeaders],
          ...(action.requestHeaders === undefined ? {} : { requestHeaders: [...action.requestHeaders] }),
        },
        condition: mutable(condition),
      })),
      removeRuleIds: [...remove],
    }),
  granted: async () => (await browser.permissions.getAll()).origins ?? [],
  isGranted: (hosts) => browser.permissions.contains({ origins: [...hosts] }),
  giveBack: async (hosts) => {
    await browser.permissions.remove({ origins: [...hosts] });
  },
  ask: async (tabId, { target, origin, test }) => {
    await browser.tabs.create({
      url: browser.runtime.getURL(grantPage(tabId, { target, origin, isTest: test !== undefined })),
      openerTabId: tabId,
    });
  },
};

type Condition = Parameters<FixBrowser['change']>[0][number]['condition'];

const mutable = ({
  urlFilter,
  initiatorDomains,
  tabIds,
  resourceTypes,
  requestMethods,
  excludedRequestMethods,
}: Condition): DeclarativeNetRequest.RuleConditionType => ({
  urlFilter,
  ...(initiatorDomains === undefined ? {} : { initiatorDomains: [...initiatorDomains] }),
  tabIds: [...tabIds],
  resourceTypes: [...resourceTypes],
  ...(requestMethods === undefined ? {} : { requestMethods: [...requestMethods] }),
  ...(excludedRequestMethods === undefined ? {} : { excludedRequestMethods: [...excludedRequestMethods] }),
});
