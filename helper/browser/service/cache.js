// @ts-check
/**
 * The service worker, which the build writes to `sw.js` at the site's root: it stores the whole site on the device, so that
 * every page also opens without a network.
 *
 * Each build has a cache of its own, which counts only once it has held all files exactly as built. A newer worker waits
 * until all open pages are closed, so no page needs the older builds that it then deletes.
 *
 * Other sites of the same origin may delete our caches or parts of them, and so may the browser. So nothing is said to be
 * stored before it is looked up, what is missing is stored again, and while the host responds no page needs the storage.
 */

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

const ROOT = worker.registration.scope;
const BUILDS = `${storagePrefix(ROOT)}build `;
const RUNTIME = `${storagePrefix(ROOT)}runtime`;
/** The path of a build's list of files in its cache. It is stored last. */
const LIST = "?files";
/** Paths of files that never change, because a digest is in the name of the file or its folder. */
const LASTING = /^assets\/(?:helper\/\w+-[0-9a-f]{12}\/|(?:javascripts|stylesheets)\/.*\.[0-9a-f]{12}\.)/;
/** Paths of the files that start Python. */
const PYTHON = /^assets\/helper\/(?:pyodide|python|scripts|workers)-/;
/** Milliseconds after which a stored page is better than one that may still come. */
const TIMEOUT = 3000;
/** How many files to download at once. */
const LANES = 4;

/** Whether the host answered the last request. */
let isReachable = true;
/** Resolved when everything asked for so far is stored. @type {Promise<void>} */
let storing = Promise.resolve();

/** @typedef {{ name: string, files: Record<string, string> }} Build the name of a build's cache, and its list of files */
/** @typedef {{ address: string, integrity: string }} SiteFile as pages of any build send it, so its fields cannot be renamed */

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
  return (await caches.match(url).catch(() => {})) ?? fetch(request);
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
  const stored = build && (await storedPage(build.name, path, new URL(request.url).search).catch(() => {}));
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
 * @param {string} name of the build's cache
 * @param {string} path without query
 * @param {string} query
 */
async function storedPage(name, path, query) {
  const stored = await storedIn(name, pageOf(path));
  if (stored) return stored;
  return (await storedIn(name, `${path}/`)) && Response.redirect(`${ROOT}${path}/${query}`);
}

/**
 * The page for unknown paths.
 * @param {Build} build
 * @param {string} path without query
 */
async function lostPage({ name, files }, path) {
  // What has only vanished from the storage exists.
  const isKnown = pageOf(path) in files || `${path}/` in files;
  const page = isKnown ? undefined : await storedIn(name, "404.html");
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

/** Delete the older builds, of which no page is open now. */
async function removeOlder() {
  const names = (await builds()).map(({ name }) => name);
  const kept = names.find(isOwn) ?? names[0];
  await remove(names.filter((name) => name !== kept));
}

/**
 * Store what is missing. Rejects unless everything is stored in the end.
 * @param {SiteFile[] | null} runtime the files that started Python in a page, if they are to be stored, too
 */
async function store(runtime) {
  await storeBuild((await buildNames()).find(isOwn));
  if (runtime) await storeRuntime(runtime);
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
      const same = source && (await storedIn(source.name, path));
      await cache.put(ROOT + path, same ?? (await download({ address: ROOT + path, integrity })));
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
 * The paths of this worker's build that a cache lacks.
 * @param {string} name of the cache
 */
async function missing(name) {
  const urls = await urlsIn(name);
  return [...Object.keys(SITE.files), LIST].filter((path) => !urls.has(ROOT + path));
}

/**
 * Store the files that started Python in a page, and no others.
 * @param {SiteFile[]} files
 */
async function storeRuntime(files) {
  const before = await urlsIn(RUNTIME);
  const cache = await caches.open(RUNTIME);
  for (const file of files) if (!before.has(file.address)) await cache.put(file.address, await download(file));
  for (const url of before) if (!files.some(({ address }) => address === url)) await cache.delete(url);
  const after = await urlsIn(RUNTIME);
  if (!files.every(({ address }) => after.has(address))) throw new Error("the storage was deleted meanwhile");
}

/** The builds that have been stored completely, newest first. @returns {Promise<Build[]>} */
async function builds() {
  const found = (await buildNames()).map(async (name) => {
    const list = await storedIn(name, LIST);
    return list ? [{ name, files: await list.json() }] : [];
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
 * Download a file, if possible from the browser's own cache.
 * @param {SiteFile} file
 */
async function download({ address, integrity }) {
  const newest = () => fetch(address, { integrity, cache: "no-cache" });
  const isLasting = LASTING.test(address.slice(ROOT.length));
  const response = await (isLasting ? fetch(address, { integrity, cache: "force-cache" }).catch(newest) : newest());
  // Some hosts redirect to another URL of the same page, and a redirected response must not answer a navigation.
  return response.redirected ? new Response(response.body, response) : response;
}
