import { defineConfig } from 'vitest/config'
import base from './vite.config.ts'

/** Looks at the built pages in a real browser: `npm run look`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['look/*.look.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
})
