// The service worker. The build puts `NAME` and `FILES` before this.
// Files are served as they were when stored, all of one build: a page of one and the laws of another would be worse than an old page.

addEventListener("install", (event) => {
  const fetched = (cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
  event.waitUntil(caches.open(NAME).then(fetched).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("privity-") && name !== NAME) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(old());
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || new URL(url).origin !== location.origin) return;
  const stored = async () => {
    const cache = await caches.open(NAME);
    // However the page is named, there is one.
    const wanted = event.request.mode === "navigate" ? "./" : event.request;
    return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(event.request);
  };
  event.respondWith(stored());
});
