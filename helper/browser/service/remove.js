// @ts-check
/**
 * The service worker of a build without offline use: it removes all that an earlier one kept, and itself. Pages that are
 * open stay as they are, and get from the host what they ask for from now on.
 */

{
  /** @type {ServiceWorkerGlobalScope} */
  const worker = /** @type {any} */ (self);
  /** As in `keep.js`. */
  const ours = `kasper-access-guide ${worker.registration.scope} `;

  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  };

  worker.addEventListener("install", () => void worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(remove()));
}
