/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

// The host stays the browser's own: the server refuses a login whose origin is another one.
const server = {
  target: process.env['TONGMA_SERVER'] ?? 'http://127.0.0.1:8000',
  changeOrigin: false,
}

/** How many screens the wings list. */
const screens = readdirSync('src')
  .map((wing) => `src/${wing}/rooms.ts`)
  .filter((file) => existsSync(file))
  .flatMap((file) => readFileSync(file, 'utf8').match(/import\('/g) ?? []).length

/** The page that shows the API's description, `/api/v1/docs`, takes its program from here. */
function apiPage(): Plugin {
  return {
    name: 'api-page',
    generateBundle() {
      for (const name of [
        'swagger-ui.css',
        'swagger-ui-bundle.js',
        'swagger-ui-bundle.js.LICENSE.txt',
      ]) {
        const source = readFileSync(`node_modules/swagger-ui-dist/${name}`)
        this.emitFile({ type: 'asset', fileName: `api-page/${name}`, source })
      }
    },
  }
}

export default defineConfig({
  plugins: [
    react(),
    apiPage(),
    VitePWA({
      // A new version is offered, never forced: a reload in the middle of a count loses the thread.
      registerType: 'prompt',
      includeAssets: ['icon.svg', 'scheme.js'],
      manifest: {
        name: '通码 Tongma',
        short_name: '通码',
        description: '医疗器械仓库：一切编码，一个对象',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#f6f8f8',
        theme_color: '#0b6e6e',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        globIgnores: ['**/api-page/**'],
        // The decoder is a megabyte: cached when the camera is first used.
        runtimeCaching: [
          {
            urlPattern: /\.wasm$/,
            handler: 'CacheFirst',
            options: { cacheName: 'decoder', expiration: { maxEntries: 2 } },
          },
        ],
        navigateFallbackDenylist: [/^\/api\//, /^\/docs/, /^\/healthz/, /^\/files\//],
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 5173, proxy: { '/api': server, '/docs': server, '/healthz': server } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What as many pieces need as there are screens comes in one: each small piece costs more
        // than it saves, and a handheld needs all of them before its first screen.
        codeSplitting: { groups: [{ name: 'every-screen', minShareCount: screens }] },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    // A machine with two busy cores takes its time; a test that hangs still ends.
    testTimeout: 20_000,
  },
})
