// @ts-check
/**
 * Has the service worker store the site for visits without a network, once the page has loaded everything it needs, and
 * whatever has vanished since then.
 *
 * `data-helper-offline` of the root element shows what is stored: `ready` for all pages, `runtime` also for the files that
 * started Python. It is absent until the service worker has looked. Where the browser has no service workers, or refuses
 * them, nothing is stored.
 */

import { shouldSaveData, whenIdle } from "./visit.js";

/** The attributes that show the progress. */
const status = document.documentElement.dataset;
/** Visitors of another site have not asked for this one to be stored. */
const isOff = window.parent !== window || document.querySelector("meta[name='kasper-offline'][content='off']");

if (!isOff) {
  const start = () => whenIdle(() => storeSite().catch(() => {}));
  start();
  // While the visitor is elsewhere, another page may delete what is stored.
  document.addEventListener("visibilitychange", () => {
    delete status.helperOffline;
    if (!document.hidden) start();
  });
}

async function storeSite() {
  if (shouldSaveData()) return;
  await pythonIsSettled();
  // Where service workers are refused, even reading `serviceWorker` can throw.
  const container = navigator.serviceWorker;
  const registration = await container.register(new URL("../../../sw.js", import.meta.url), {
    updateViaCache: "none",
  });
  await activated(registration);
  await stored(registration, null);
  status.helperOffline = "ready";
  if (status.helperRuntime !== "ready") return;
  await stored(registration, status.helperRung ?? null);
  status.helperOffline = "runtime";
}

/**
 * Resolved when a service worker is active and no newer one is being installed. `navigator.serviceWorker.ready` may be about
 * that of a folder above.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<void>}
 */
function activated(registration) {
  return new Promise((resolve) => {
    const worker = registration.installing ?? registration.waiting;
    const look = () => registration.active && worker?.state !== "installing" && resolve();
    worker?.addEventListener("statechange", look);
    look();
  });
}

/**
 * Resolved when the service worker of the newest build has all pages in its storage, and what Python was started with.
 * @param {ServiceWorkerRegistration} registration
 * @param {string | null} start the name of the way in which Python was started
 * @returns {Promise<void>}
 */
function stored({ waiting, active }, start) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    (waiting ?? active)?.postMessage(start, [port2]);
  });
}

/** Resolved when Python is ready, has failed, or is not used on this page. @returns {Promise<void>} */
function pythonIsSettled() {
  const isSettled = () => ["ready", "unavailable"].includes(status.helperRuntime ?? "");
  if (isSettled() || !document.querySelector("kasper-helper")) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isSettled()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement, { attributeFilter: ["data-helper-runtime"] });
  });
}
