import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['src/**/*.test.ts', 'workers/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/browser/**', 'node_modules'],
    setupFiles: 'test/support/seed.ts',
    testTimeout: 400_000,
    // by default one core of two stays idle
    maxWorkers: '100%',
  },
});
