// @ts-check
/**
 * The service worker of a build without offline use: it deletes everything that an earlier one stored, and unregisters
 * itself. Open pages stay as they are, and get everything from the host from then on.
 */

{
  /** @type {ServiceWorkerGlobalScope} */
  const worker = /** @type {any} */ (self);
  const prefix = storagePrefix(worker.registration.scope);

  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(names.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  };

  worker.addEventListener("install", () => void worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(remove()));
}
