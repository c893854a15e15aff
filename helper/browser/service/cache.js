// @ts-check
/**
 * The service worker, which the build writes to `sw.js` at the site's root: it stores the whole site on the device, so that
 * every page also opens without a network.
 *
 * Each build has a cache of its own, which counts only once it has held all files exactly as built. A newer worker waits
 * until all open pages are closed, so no page needs the older builds that it then deletes.
 *
 * Other sites of the same origin may delete our caches or parts of them, or write into them, and so may the browser delete. So
 * nothing is said to be stored before it is looked up and its digest is checked, what is missing or wrong is stored again,
 * nothing else is shown, and while the host responds no page needs the storage.
 */

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

const ROOT = worker.registration.scope;
const BUILDS = `${storagePrefix(ROOT)}build `;
const RUNTIME = `${storagePrefix(ROOT)}runtime`;
/** The path of a build's list of files in its cache. It is stored last. */
const LIST = "?files";
/** Paths of files that never change, because a digest is in the name of the file or its folder. */
const LASTING = /^assets\/(?:helper\/\w+-[0-9a-f]{12}\/|javascripts\/.*\.[0-9a-f]{12}\.)/;
/** Paths of the files that start Python. */
const PYTHON = /^assets\/helper\/(?:pyodide|python|scripts|workers)-/;
/** The types of the files by their extensions. @type {Record<string, string>} */
const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  woff2: "font/woff2",
};
/** Milliseconds after which a stored page is better than one that may still come. */
const TIMEOUT = 3000;
/** How many files to download at once. */
const LANES = 4;

/** Whether the host answered the last request. */
let isReachable = true;
/** The paths of Python's files whose digests have been checked since this worker was started. */
const checked = new Set();
/** Resolved when everything asked for so far is stored. @type {Promise<void>} */
let storing = Promise.resolve();

/** @typedef {{ name: string, files: Record<string, string> }} Build the name of a build's cache, and its list of files */

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => {
  event.waitUntil(removeOlder());
  // Also serve the page that registered the first worker.
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener("message", (event) => {
  // One at a time: two pages need the same files, or pages of two builds different ones.
  const stored = storing.then(() => store(event.data)).then(() => event.ports[0]?.postMessage("kept"));
  storing = stored.catch(() => {});
  event.waitUntil(storing);
});
worker.addEventListener("fetch", (event) => {
  const { method, headers } = event.request;
  const [url = ""] = event.request.url.split(/[?#]/);
  if (method !== "GET" || !url.startsWith(ROOT) || headers.has("Range")) return;
  const path = url.slice(ROOT.length);
  // The browser's own cache is faster, and only there does Firefox keep compiled WebAssembly.
  if (isReachable && PYTHON.test(path)) return;
  if (LASTING.test(path)) event.respondWith(lasting(event.request, url));
  else event.respondWith(newest(event.request, path));
});

/**
 * @param {Request} request
 * @param {string} url without query
 */
async function lasting(request, url) {
  const path = url.slice(ROOT.length);
  return (await storedAsset(path).catch(() => {})) ?? fetch(request);
}

/** @param {string} path */
async function storedAsset(path) {
  // The page checks these itself.
  const runtime = PYTHON.test(path) && (await caches.match(ROOT + path, { cacheName: RUNTIME }));
  if (runtime) return runtime;
  for (const build of await builds()) {
    const stored = await soundFile(build, path);
    if (stored) return stored;
  }
  return undefined;
}

/**
 * The host's response, or the stored one if the host fails or takes too long.
 * @param {Request} request
 * @param {string} path without query
 */
async function newest(request, path) {
  // By default, the browser might consider a cached page fresh enough.
  const asked = fetch(request, { cache: "no-cache" });
  const timeout = new Promise((resolve) => setTimeout(resolve, TIMEOUT));
  const response = await Promise.race([asked, timeout]).catch(() => {});
  isReachable = response instanceof Response && response.status < 500;
  if (isReachable) return response;
  const [build] = await builds().catch(() => []);
  const stored = build && (await storedPage(build, path, new URL(request.url).search).catch(() => {}));
  return (
    stored ??
    asked.catch(async (error) => {
      const lost = request.mode === "navigate" && build && (await lostPage(build, path).catch(() => {}));
      if (!lost) throw error;
      return lost;
    })
  );
}

/**
 * @param {Build} build
 * @param {string} path without query
 * @param {string} query
 */
async function storedPage(build, path, query) {
  const stored = await soundFile(build, pageOf(path));
  if (stored) return stored;
  return (await soundFile(build, `${path}/`)) && Response.redirect(`${ROOT}${path}/${query}`);
}

/**
 * The page for unknown paths.
 * @param {Build} build
 * @param {string} path without query
 */
async function lostPage(build, path) {
  // What has only vanished from the storage exists.
  const isKnown = pageOf(path) in build.files || `${path}/` in build.files;
  const page = isKnown ? undefined : await soundFile(build, "404.html");
  return page && new Response(page.body, { status: 404, headers: page.headers });
}

/** @param {string} path a page's, which may end with the name of its file */
const pageOf = (path) => path.replace(/(^|\/)index\.html$/, "$1");

/** Store the build that this worker belongs to. Rejects if a file is missing or belongs to another build. */
async function install() {
  const [names, complete] = await Promise.all([buildNames(), builds()]);
  // Only one build is installed at a time, so the installation of another incomplete one was aborted.
  await remove(names.filter((name) => !isOwn(name) && !complete.some((build) => build.name === name)));
  // An older build that is published again becomes the newest.
  await storeBuild(names.slice(0, 1).find(isOwn));
  // A page that stays open for weeks needs the oldest build; without this, the builds since then would pile up.
  const [, , ...others] = await builds();
  await remove(others.slice(0, -1).map(({ name }) => name));
}

/** Delete builds that claim to be newer although no newer worker is here, which would have stored them. */
async function removeForged() {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const names = await buildNames();
  await remove(names.slice(0, Math.max(0, names.findIndex(isOwn))));
}

/** Delete the older builds, of which no page is open now. */
async function removeOlder() {
  const names = (await builds()).map(({ name }) => name);
  const kept = names.find(isOwn) ?? names[0];
  await remove(names.filter((name) => name !== kept));
}

/**
 * Store what is missing. Rejects unless everything is stored in the end.
 * @param {unknown} start the name of the way in which Python started in a page, if its files are to be stored, too
 */
async function store(start) {
  await storeBuild((await buildNames()).find(isOwn));
  await removeForged();
  const [, files] = Object.entries(SITE.runtime).find(([name]) => name === start) ?? [];
  if (files) await storeRuntime(files);
}

/**
 * Store what is missing of this worker's build.
 * @param {string | undefined} found the name of its cache, if there is one
 */
async function storeBuild(found) {
  const name = found ?? `${BUILDS}${numberOf((await buildNames())[0]) + 1} ${SITE.build}`;
  const waiting = await missing(name);
  if (waiting.length === 0) return;
  const [sources, cache] = await Promise.all([builds(), caches.open(name)]);
  const files = waiting.filter((path) => path !== LIST).values();
  const lane = async () => {
    for (const path of files) {
      const integrity = SITE.files[path] ?? "";
      const source = sources.find((build) => build.files[path] === integrity);
      const same = source && (await soundFile(source, path));
      await cache.put(ROOT + path, same ?? (await download(path, integrity)));
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    await cache.put(ROOT + LIST, new Response(JSON.stringify(SITE.files)));
  } catch (error) {
    // The other lanes end.
    for (const _ of files);
    // What the device has no room for would only fill it.
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    if (isFull && !sources.some((build) => build.name === name)) await remove([name]);
    throw error;
  }
  // A cache that is deleted while it is filled accepts everything.
  if ((await missing(name)).length > 0) throw new Error("the storage was deleted meanwhile");
}

/**
 * The paths of this worker's build that a cache lacks, or has with other contents.
 * @param {string} name of the cache
 */
async function missing(name) {
  const build = { name, files: SITE.files };
  const isList = (await (await storedIn(name, LIST))?.text()) === JSON.stringify(SITE.files);
  const paths = Object.keys(SITE.files);
  const found = await Promise.all(paths.map((path) => soundFile(build, path)));
  return [...paths.filter((_, index) => !found[index]), ...(isList ? [] : [LIST])];
}

/**
 * Store the files that Python starts with, and no others. The page checks their digests when it uses them.
 * @param {Record<string, string>} files the digests by path
 */
async function storeRuntime(files) {
  const cache = await caches.open(RUNTIME);
  const paths = Object.keys(files);
  const before = await urlsIn(RUNTIME);
  for (const [path, integrity] of Object.entries(files)) {
    // Reading megabytes takes long, so once must do.
    const isSound = checked.has(path) ? before.has(ROOT + path) : await soundFile({ name: RUNTIME, files }, path);
    if (!isSound) await cache.put(ROOT + path, await download(path, integrity));
    checked.add(path);
  }
  for (const url of before) if (!paths.includes(url.slice(ROOT.length))) await cache.delete(url);
  const after = await urlsIn(RUNTIME);
  if (!paths.every((path) => after.has(ROOT + path))) throw new Error("the storage was deleted meanwhile");
}

/** The builds that have been stored completely, newest first. @returns {Promise<Build[]>} */
async function builds() {
  const found = (await buildNames()).map(async (name) => {
    const list = await storedIn(name, LIST);
    return list ? [{ name, files: isOwn(name) ? SITE.files : await list.json() }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The names of all builds' caches, newest first. */
async function buildNames() {
  const names = (await caches.keys()).filter((name) => name.startsWith(BUILDS));
  return names.sort((one, other) => numberOf(other) - numberOf(one));
}

/** @param {string | undefined} name of a build's cache, which starts with the build's number */
function numberOf(name) {
  return name === undefined ? 0 : Number.parseInt(name.slice(BUILDS.length), 10);
}

/** @param {string} name of a build's cache, which ends with the digest of the build */
function isOwn(name) {
  return name.endsWith(` ${SITE.build}`);
}

/**
 * @param {string} name of a cache
 * @param {string} path
 */
function storedIn(name, path) {
  return caches.match(ROOT + path, { cacheName: name });
}

/**
 * A file of a build as it was built, if it is stored. Its headers are ours, whoever has stored it.
 * @param {Build} build
 * @param {string} path
 */
async function soundFile({ name, files }, path) {
  const stored = await storedIn(name, path);
  if (!stored || files[path] === undefined) return;
  const body = await stored.arrayBuffer();
  const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  if (`sha256-${btoa(String.fromCharCode(...sha256))}` !== files[path]) return;
  return withOwnHeaders(body, path);
}

/**
 * @param {ArrayBuffer} body
 * @param {string} path
 */
function withOwnHeaders(body, path) {
  const [, extension = "html"] = /\.(\w+)$/.exec(path) ?? [];
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[extension] ?? "application/octet-stream",
      "Content-Security-Policy": `frame-ancestors ${SITE.frameAncestors}`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** @param {string} name of a cache, which is made if it is missing */
async function urlsIn(name) {
  const cache = await caches.open(name);
  return new Set((await cache.keys()).map(({ url }) => url));
}

/** @param {string[]} names of caches */
async function remove(names) {
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * Download a file, if possible from the browser's own cache. Rejects if it is not as it was built.
 * @param {string} path
 * @param {string} integrity
 */
async function download(path, integrity) {
  const newest = () => fetch(ROOT + path, { integrity, cache: "no-cache" });
  const response = await (LASTING.test(path)
    ? fetch(ROOT + path, { integrity, cache: "force-cache" }).catch(newest)
    : newest());
  if (path !== "404.html" && !response.ok) throw new Error(`${path}: ${response.status}`);
  // Some hosts redirect to another URL of the same page, and a redirected response must not answer a navigation.
  return withOwnHeaders(await response.arrayBuffer(), path);
}
