// @ts-check
/**
 * Has the site kept for visits without a network, by the service worker, once the page has all that it needs itself.
 *
 * `data-helper-offline` of the page's root element tells how far that is: `ready` when all pages are kept, `runtime` when
 * the files with which Python started are, too. Where the browser has no service workers, or refuses them, nothing is kept.
 */

import { bytesAreDear, whenIdle } from "./visit.js";

const root = document.documentElement;
const isOff = document.querySelector("meta[name='kasper-offline'][content='off']");

if (!isOff && !bytesAreDear()) whenIdle(() => keep().catch(() => {}));

async function keep() {
  await pythonIsSettled();
  // Where service workers are refused, even asking for them can raise an error.
  await navigator.serviceWorker.register(new URL("../../../../sw.js", import.meta.url), { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  root.dataset["helperOffline"] = "ready";
  const files = await runtimeFiles();
  if (!active || files.length === 0) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (root.dataset["helperOffline"] = "runtime");
  active.postMessage(files, [port2]);
}

/** Resolved when Python is ready, has failed, or is not wanted on this page. @returns {Promise<void>} */
function pythonIsSettled() {
  const isSettled = () => ["ready", "unavailable"].includes(root.dataset["helperRuntime"] ?? "");
  if (isSettled() || !document.querySelector("kasper-helper")) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isSettled()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root, { attributeFilter: ["data-helper-runtime"] });
  });
}

/** The files with which Python started in this page. */
async function runtimeFiles() {
  if (root.dataset["helperRuntime"] !== "ready") return [];
  const [{ addressOf }, { GLUE, IMAGE, FALLBACK, WASM }] = await Promise.all([import("./workers/download.js"), import("./workers/files.js")]);
  const files = root.dataset["helperRung"] === "image" ? [WASM, GLUE, IMAGE] : FALLBACK;
  return files.map((file) => ({ address: addressOf(file), integrity: file.integrity }));
}
