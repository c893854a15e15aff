// @ts-check
/**
 * The service worker, which the build writes to `sw.js` at the site's root: it keeps the whole site on the device, so that
 * every page opens without a network, too.
 *
 * Each build has a cache of its own, and counts only when all of its files are there and are what was built, byte by byte.
 * A newer worker waits until the pages that are open are closed, so nobody needs the older builds that it then drops.
 */

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

const ROOT = worker.registration.scope;
/** All sites of a host share its caches, so the names of ours tell whose they are. */
const OURS = `kasper-access-guide ${ROOT} `;
const BUILDS = `${OURS}build `;
const RUNTIME = `${OURS}runtime`;
/** In the cache of a build, the address of its list of files, which comes last. */
const LIST = `${ROOT}?files`;
/** The paths of files whose contents never change: they have a digest in the name of their folder or their own. */
const LASTING = /^assets\/(?:helper\/\w+-[0-9a-f]{12}\/|(?:javascripts|stylesheets)\/.*\.[0-9a-f]{12}\.)/;
/** The paths of those that Python starts with. */
const PYTHON = /^assets\/helper\/(?:pyodide|python|scripts)-/;
/** Milliseconds after which a page that is kept is better than one that may still come. */
const PATIENCE = 3000;
/** How many files are downloaded at once. */
const LANES = 4;

/** Whether the host answered when it was last asked. */
let isReachable = true;
/** What is being done to keep the runtime. @type {Promise<void>} */
let keeping = Promise.resolve();

/** @typedef {{ name: string, cache: Cache, list: Response }} Build one that is kept whole */
/** @typedef {{ address: string, integrity: string }} SiteFile */

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  // One after the other: pages of two builds need different files.
  keeping = keeping.then(() => keepRuntime(event.data)).then(() => event.ports[0]?.postMessage("kept"), () => {});
  event.waitUntil(keeping);
});
worker.addEventListener("fetch", (event) => {
  const { method, headers, url } = event.request;
  const [address = ""] = url.split(/[?#]/);
  if (method !== "GET" || !address.startsWith(ROOT) || headers.has("Range")) return;
  const path = address.slice(ROOT.length);
  // What the browser's own cache has comes faster without us, and Firefox keeps compiled WebAssembly only there.
  if (isReachable && PYTHON.test(path)) return;
  if (LASTING.test(path)) event.respondWith(lasting(event.request, address));
  else event.respondWith(newest(event, address));
});

/** Keep the build that this worker comes with. Rejects where a file is missing or is of another build. */
async function install() {
  const known = await builds();
  const names = await buildNames();
  // Only one build is installed at a time, so one that is not whole was given up.
  await drop(names.filter((name) => !known.some((build) => build.name === name)));
  const sources = await Promise.all(known.map(async ({ cache, list }) => ({ cache, files: await list.json() })));
  const name = `${BUILDS}${numberOf(names[0]) + 1} ${SITE.build}`;
  const cache = await caches.open(name);
  const waiting = Object.entries(SITE.files);
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, integrity] = next;
      const address = ROOT + path;
      const same = await sources.find(({ files }) => files[path] === integrity)?.cache.match(address);
      await cache.put(address, same ?? (await download({ address, integrity }, "no-cache")));
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    await cache.put(LIST, new Response(JSON.stringify(SITE.files)));
    // A page that stays open for weeks is of the oldest build; those that came and went meanwhile would only add up.
    const [, , ...others] = await builds();
    await drop(others.slice(0, -1).map((build) => build.name));
  } catch (error) {
    waiting.length = 0;
    await drop([name]);
    throw error;
  }
}

/** No page of another build is open now. */
async function activate() {
  const [, ...older] = await builds();
  await drop(older.map(({ name }) => name));
  // The page that asked for the first worker has one from now on, too.
  await worker.clients.claim();
}

/**
 * Keep the files with which Python started in a page, and no others.
 * @param {SiteFile[]} files
 */
async function keepRuntime(files) {
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
 * @param {string} address its address, without query
 */
async function lasting(request, address) {
  return (await caches.match(address)) ?? fetch(request);
}

/**
 * The answer of the host; what is kept where that fails or takes too long.
 * @param {FetchEvent} event
 * @param {string} address its request's, without query
 */
async function newest({ request }, address) {
  // Else the browser may take a page that it thinks new enough.
  const asked = fetch(request, { cache: "no-cache" });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([asked, late]).catch(() => {});
  isReachable = response instanceof Response && response.status < 500;
  if (isReachable) return response;
  const [build] = await builds();
  const kept = await build?.cache.match(address.replace(/\/index\.html$/, "/"));
  if (kept) return kept;
  if (await build?.cache.match(`${address}/`)) return Response.redirect(`${address}/${new URL(request.url).search}`);
  return asked.catch(async (error) => {
    const lost = request.mode === "navigate" && (await build?.cache.match(`${ROOT}404.html`));
    if (!lost) throw error;
    return new Response(lost.body, { status: 404, headers: lost.headers });
  });
}

/** The builds that are kept whole, the newest first. @returns {Promise<Build[]>} */
async function builds() {
  const found = (await buildNames()).map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    return list ? [{ name, cache, list }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The names of all builds' caches, the newest first. */
async function buildNames() {
  const names = (await caches.keys()).filter((name) => name.startsWith(BUILDS));
  return names.sort((one, other) => numberOf(other) - numberOf(one));
}

/** @param {string | undefined} name a build's, which begins with its number */
function numberOf(name) {
  return name === undefined ? 0 : parseInt(name.slice(BUILDS.length));
}

/** @param {string[]} names */
async function drop(names) {
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * @param {SiteFile} file
 * @param {RequestCache} cache how to use the browser's own cache
 */
async function download({ address, integrity }, cache) {
  const response = await fetch(address, { integrity, cache });
  // Some hosts redirect to another address of the same page; such an answer must not answer a navigation.
  return response.redirected ? new Response(response.body, response) : response;
}
