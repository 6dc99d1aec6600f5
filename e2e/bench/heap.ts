import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';

/** Bytes in use once garbage is collected. */
export function heapUsed(): number {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
