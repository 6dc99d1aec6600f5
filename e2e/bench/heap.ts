import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';

/** Bytes in use once garbage is collected. */
export function heapUsed(): number {
  v8.setFlagsFromString('--expose-gc');
  vm.runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
