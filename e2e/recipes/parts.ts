import type { CorsPolicy } from '../../src/core/policy.ts';
import type { Lack } from './front.ts';

/** What a policy makes a server say, one part each: without any one of them a request that needs all must fail. */
export function partsOf({ allowMethods, allowHeaders, allowCredentials }: CorsPolicy): readonly Lack[] {
  const places = ['preflight', 'answer'] as const;
  return [
    ...places.map((on) => ({ on, header: 'access-control-allow-origin' })),
    ...(allowCredentials ? places.map((on) => ({ on, header: 'access-control-allow-credentials' })) : []),
    ...allowMethods.map((name) => listed('access-control-allow-methods', name)),
    ...allowHeaders.map((name) => listed('access-control-allow-headers', name)),
  ];
}

const listed = (header: string, name: string): Lack => ({ on: 'preflight', header, item: name.toLowerCase() });
