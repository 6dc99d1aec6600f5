import browser from 'webextension-polyfill';

/**
 * A message of `_locales` with `$1` to `$9` filled in; empty where there is none of that name.
 * https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/i18n/getMessage
 */
export const message = (name: string, parts: readonly string[]): string => browser.i18n.getMessage(name, [...parts]);
