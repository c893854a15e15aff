// @ts-check
/**
 * The service worker, which the build writes to `sw.js` at the site's root: it stores the whole site on the device, so that
 * every page also opens without a network.
 *
 * Each build has a cache of its own, which counts only once it holds all files exactly as built. A newer worker waits until
 * all open pages are closed, so no page needs the older builds that it then deletes.
 */

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

const ROOT = worker.registration.scope;
const BUILDS = `${storagePrefix(ROOT)}build `;
const RUNTIME = `${storagePrefix(ROOT)}runtime`;
/** The URL of a build's list of files in its cache. It is stored last. */
const LIST = `${ROOT}?files`;
/** Paths of files that never change, because a digest is in the name of the file or its folder. */
const LASTING = /^assets\/(?:helper\/\w+-[0-9a-f]{12}\/|(?:javascripts|stylesheets)\/.*\.[0-9a-f]{12}\.)/;
/** Paths of the files that start Python. */
const PYTHON = /^assets\/helper\/(?:pyodide|python|scripts)-/;
/** Milliseconds after which a stored page is better than one that may still come. */
const TIMEOUT = 3000;
/** How many files to download at once. */
const LANES = 4;

/** Whether the host answered the last request. */
let isReachable = true;
/** Resolved when the runtime files asked for so far are stored. @type {Promise<void>} */
let storing = Promise.resolve();

/** @typedef {{ name: string, cache: Cache, list: Response }} Build a build that is stored completely */
/** @typedef {{ address: string, integrity: string }} SiteFile as pages of any build send it, so its fields cannot be renamed */

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  // One at a time, because pages of two builds need different files.
  const stored = storing.then(() => storeRuntime(event.data)).then(() => event.ports[0]?.postMessage("kept"));
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
  else event.respondWith(newest(event, url));
});

/** Store the build that this worker belongs to. Rejects if a file is missing or belongs to another build. */
async function install() {
  const complete = await builds();
  const names = await buildNames();
  // Only one build is installed at a time, so the installation of an incomplete one was aborted.
  await remove(names.filter((name) => !complete.some((build) => build.name === name)));
  const sources = await Promise.all(complete.map(async ({ cache, list }) => ({ cache, files: await list.json() })));
  const name = `${BUILDS}${numberOf(names[0]) + 1} ${SITE.build}`;
  const cache = await caches.open(name);
  const waiting = Object.entries(SITE.files);
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, integrity] = next;
      const url = ROOT + path;
      const same = await sources.find(({ files }) => files[path] === integrity)?.cache.match(url);
      await cache.put(url, same ?? (await download({ address: url, integrity }, "no-cache")));
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    await cache.put(LIST, new Response(JSON.stringify(SITE.files)));
    // A page that stays open for weeks needs the oldest build; without this, the builds since then would pile up.
    const [, , ...others] = await builds();
    await remove(others.slice(0, -1).map((build) => build.name));
  } catch (error) {
    waiting.length = 0;
    await remove([name]);
    throw error;
  }
}

/** Delete the older builds, of which no page is open now. */
async function activate() {
  const [, ...older] = await builds();
  await remove(older.map(({ name }) => name));
  // Also serve the page that registered the first worker.
  await worker.clients.claim();
}

/**
 * Store the files that started Python in a page, and no others.
 * @param {SiteFile[]} files
 */
async function storeRuntime(files) {
  const cache = await caches.open(RUNTIME);
  for (const file of files) {
    // The browser has just downloaded it.
    if (!(await cache.match(file.address))) await cache.put(file.address, await download(file, "default"));
  }
  const addresses = files.map(({ address }) => address);
  const others = (await cache.keys()).filter(({ url }) => !addresses.includes(url));
  await Promise.all(others.map((other) => cache.delete(other)));
}

/**
 * @param {Request} request
 * @param {string} url without query
 */
async function lasting(request, url) {
  return (await caches.match(url)) ?? fetch(request);
}

/**
 * The host's response, or the stored one if the host fails or takes too long.
 * @param {FetchEvent} event
 * @param {string} url without query
 */
async function newest({ request }, url) {
  // By default, the browser might consider a cached page fresh enough.
  const asked = fetch(request, { cache: "no-cache" });
  const timeout = new Promise((resolve) => setTimeout(resolve, TIMEOUT));
  const response = await Promise.race([asked, timeout]).catch(() => {});
  isReachable = response instanceof Response && response.status < 500;
  if (isReachable) return response;
  const [build] = await builds();
  const stored = await build?.cache.match(url.replace(/\/index\.html$/, "/"));
  if (stored) return stored;
  if (await build?.cache.match(`${url}/`)) return Response.redirect(`${url}/${new URL(request.url).search}`);
  return asked.catch(async (error) => {
    const lost = request.mode === "navigate" && (await build?.cache.match(`${ROOT}404.html`));
    if (!lost) throw error;
    return new Response(lost.body, { status: 404, headers: lost.headers });
  });
}

/** The builds that are stored completely, newest first. @returns {Promise<Build[]>} */
async function builds() {
  const found = (await buildNames()).map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    return list ? [{ name, cache, list }] : [];
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

/** @param {string[]} names of caches */
async function remove(names) {
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * @param {SiteFile} file
 * @param {RequestCache} cache how to use the browser's own cache
 */
async function download({ address, integrity }, cache) {
  const response = await fetch(address, { integrity, cache });
  // Some hosts redirect to another URL of the same page, and a redirected response must not answer a navigation.
  return response.redirected ? new Response(response.body, response) : response;
}
