// The service worker of an edition. It runs in readers' browsers, which get its text (`script.ts`): so it imports nothing
// and uses nothing outside itself. Whatever fails in it, the network answers.

/** Of a service worker's surroundings (W3C Service Workers) what this one uses: TypeScript's own types know windows only. */
interface WorkerScope {
  readonly registration: {
    readonly scope: string;
    readonly navigationPreload?: { enable(): Promise<void> };
    unregister(): Promise<boolean>;
  };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listen: (event: Fetching) => void): void;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Extendable {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

/**
 * Pages come from the network, and from the cache when it is silent for three seconds or fails; pictures come from the
 * cache, since an address under /media/ never changes its bytes; everything else is left alone.
 */
export function worker(version: string): void {
  const self = globalThis as unknown as WorkerScope; // what a worker's global object is
  const front = self.registration.scope;
  const path = new URL(front).pathname;
  const offline = `${front}offline/`;
  const script = `${front}script.js`;
  const core = path + version;
  const read = `${path}read`;
  const media = `${path}media`;
  const savedName = `${path}saved `;
  const patience = 3000;
  const nothing = () => {};

  const first = async () => {
    const cache = await caches.open(core);
    const add = (url: string) => cache.add(new Request(url, { cache: "reload" })).catch(nothing);
    await Promise.all([offline, script, front].map(add));
    await self.skipWaiting();
  };

  const tidy = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(path));
    const old = ours.filter((name) => ![core, read, media].includes(name) && !name.startsWith(savedName));
    await Promise.all(old.map((name) => caches.delete(name)));
    if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
    await self.clients.claim();
  };

  /** Newest last, no more than so many. */
  const put = async (name: string, url: string, answer: Response, most: number) => {
    const cache = await caches.open(name);
    await cache.delete(url);
    await cache.put(url, answer);
    const keys = await cache.keys();
    for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
  };

  /** What the network said of a page is what holds: a page that is gone, or moved, is gone here too. */
  const keep = async (url: string, answer: Response) => {
    const saved = savedName + url;
    const isCore = url === front || url === offline;
    const gone = answer.status === 404 || answer.status === 410;
    if (gone || answer.type === "opaqueredirect") {
      await (await caches.open(isCore ? core : read)).delete(url);
      if (gone) await caches.delete(saved);
    } else if (answer.ok) {
      const isSaved = await caches.has(saved);
      await put(isCore ? core : isSaved ? saved : read, url, answer, isCore || isSaved ? 1000 : 30);
    }
  };

  const page = async (event: Fetching, address: URL) => {
    const url = address.origin + address.pathname;
    const network = Promise.resolve(event.preloadResponse).then((early) => early || fetch(event.request));
    const plain = address.search === "";
    event.waitUntil(network.then((answer) => (plain ? keep(url, answer.clone()) : undefined)).catch(nothing));
    const held = plain ? await caches.match(url) : undefined;
    const slow = new Promise<Response>((resolve) => {
      if (held) setTimeout(() => resolve(held.clone()), patience);
    });
    try {
      const answer = await Promise.race([network, slow]);
      if (answer.status < 500 || !held) return answer;
    } catch (error) {
      if (!held) return (await caches.match(offline)) || Promise.reject(error);
    }
    return held;
  };

  const picture = async (event: Fetching, url: string) => {
    const held = await caches.match(url);
    if (held) return held;
    try {
      const answer = await fetch(event.request);
      if (answer.ok) event.waitUntil(put(media, url, answer.clone(), 120).catch(nothing));
      return answer;
    } catch (error) {
      // The same picture in another size is better than none.
      const folder = url.slice(0, url.lastIndexOf("/") + 1);
      for (const name of await caches.keys())
        for (const key of await (await caches.open(name)).keys())
          if (key.url.startsWith(folder)) return (await caches.match(key)) || Promise.reject(error);
      throw error;
    }
  };

  const ownScript = async (event: Fetching) => {
    const network = fetch(event.request);
    const fresh = network.then((answer) => (answer.ok ? put(core, script, answer.clone(), 1000) : undefined));
    event.waitUntil(fresh.catch(nothing));
    return (await caches.match(script)) || network;
  };

  self.addEventListener("install", (event) => event.waitUntil(first()));
  self.addEventListener("activate", (event) => event.waitUntil(tidy()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== new URL(front).origin) return;
    const answer = (work: Promise<Response>) => event.respondWith(work.catch(() => fetch(request)));
    if (request.mode === "navigate") answer(page(event, address));
    else if (request.destination === "image") answer(picture(event, request.url));
    else if (request.url === script) answer(ownScript(event));
  });
}

/** Stands at the worker's address when the operator has taken offline reading back: it takes itself and all it kept away. */
export function lastWorker(): void {
  const self = globalThis as unknown as WorkerScope; // what a worker's global object is
  const path = new URL(self.registration.scope).pathname;
  const leave = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(path));
    await Promise.all(ours.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
  self.addEventListener("activate", (event) => event.waitUntil(leave()));
}
