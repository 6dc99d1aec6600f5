/** Errors that are a rule of the browser, of the user or of the page, not of the network. */
const NOT_THE_NETWORK = /BLOCKED|UNSAFE_REDIRECT|UNKNOWN_URL_SCHEME|ABORTED/;

/** Whether the network is what failed, as far as the browser's word for it tells; '' is Chromium's for what it did not even start. */
export const isNetworkFailure = (error: string | null): boolean =>
  error === null || (error !== '' && !NOT_THE_NETWORK.test(error));
