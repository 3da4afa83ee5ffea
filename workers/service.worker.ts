import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] };

// Everything the product is made of, the engine included, is stored at the first visit and served from there; nothing is fetched from elsewhere.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

const page = createHandlerBoundToURL('index.html');

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate')
    event.respondWith(page({ event, request: event.request, url: new URL(event.request.url) }));
});

// A new version waits until the page asks for it: an update is offered, not forced.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
});

// The first visit is taken over at once, so that it is complete without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
