import type { Environment } from '../core/report-schema.ts';
import { systemFromUserAgent, versionFromUserAgent } from '../core/user-agent.ts';
import { extensionVersion } from './devtools-api.ts';

/** The part of NavigatorUAData that is read; Firefox has none. https://wicg.github.io/ua-client-hints/#navigatoruadata */
interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
  getHighEntropyValues(hints: readonly string[]): Promise<{
    readonly fullVersionList?: readonly { readonly brand: string; readonly version: string }[];
    readonly platformVersion?: string;
  }>;
}

declare global {
  interface Navigator {
    readonly userAgentData?: UserAgentData;
  }
}

/** Where this runs, as far as the browser tells it: what a bug report states. */
export async function readEnvironment(): Promise<Environment> {
  return {
    browser: (await brandVersion()) ?? versionFromUserAgent(navigator.userAgent),
    os: await operatingSystem(),
    extension: extensionVersion(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** `Google Chrome 156.0.8078.79`: the most telling brand, for Chromium adds itself and a made-up one to every list. */
async function brandVersion(): Promise<string | null> {
  const data = navigator.userAgentData;
  if (data === undefined) return null;
  const { fullVersionList } = await data
    .getHighEntropyValues(['fullVersionList'])
    .catch(() => ({ fullVersionList: undefined }));
  const real = (fullVersionList ?? data.brands).filter(({ brand }) => !/not.{0,20}brand/i.test(brand));
  const chosen = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return chosen === undefined ? null : `${chosen.brand} ${chosen.version}`;
}

async function operatingSystem(): Promise<string | null> {
  const data = navigator.userAgentData;
  if (data === undefined) return systemFromUserAgent(navigator.userAgent);
  const { platformVersion } = await data
    .getHighEntropyValues(['platformVersion'])
    .catch(() => ({ platformVersion: undefined }));
  return [data.platform, platformVersion].filter(Boolean).join(' ') || null;
}
