import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    // By default one core is left idle, which of two is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          // A busy machine is no failure; what hangs still ends.
          testTimeout: 120_000,
          environment: 'node',
          setupFiles: 'src/testing/property-seed.ts',
          isolate: false,
          include: ['src/{core,cli,extension}/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.mjs'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'panel',
          testTimeout: 120_000,
          environment: 'jsdom',
          setupFiles: ['src/testing/property-seed.ts', 'src/panel/fixtures/messages.ts'],
          include: ['src/panel/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
