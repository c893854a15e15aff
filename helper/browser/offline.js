// @ts-check
/**
 * Has the service worker store the site for visits without a network, once the page has loaded everything it needs.
 *
 * `data-helper-offline` of the root element shows the progress: `ready` when all pages are stored, `runtime` when the files
 * that started Python are, too. Where the browser has no service workers, or refuses them, nothing is stored.
 */

import { shouldSaveData, whenIdle } from "./visit.js";

/** The attributes that show the progress. */
const status = document.documentElement.dataset;
const isOff = document.querySelector("meta[name='kasper-offline'][content='off']");

if (!isOff && !shouldSaveData()) whenIdle(() => storeSite().catch(() => {}));

async function storeSite() {
  await pythonIsSettled();
  // Where service workers are refused, even reading `serviceWorker` can throw.
  await navigator.serviceWorker.register(new URL("../../../../sw.js", import.meta.url), { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  status.helperOffline = "ready";
  const files = await runtimeFiles();
  if (!active || files.length === 0) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (status.helperOffline = "runtime");
  active.postMessage(files, [port2]);
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

/** The files that started Python in this page, as `service/cache.js` takes them. */
async function runtimeFiles() {
  if (status.helperRuntime !== "ready") return [];
  const [{ urlOf }, { GLUE, IMAGE, FALLBACK, WASM }] = await Promise.all([
    import("./workers/download.js"),
    import("./workers/files.js"),
  ]);
  const files = status.helperRung === "image" ? [WASM, GLUE, IMAGE] : FALLBACK;
  return files.map((file) => ({ address: urlOf(file), integrity: file.integrity }));
}
