// @ts-check
/** The fallback worker: starts Pyodide and imports the helper from its wheels. */

import { download, urlOf } from "./download.js";
import { FALLBACK, LOCK, PYODIDE, STDLIB } from "./files.js";
import { serve } from "./serve.js";

const PACKAGE = "kasper-access-guide";
const folderOf = (/** @type {string} */ url) => url.slice(0, url.lastIndexOf("/") + 1);

serve(async (downloaded) => {
  // Pyodide verifies only the wheels. This verifies everything and leaves it in the browser's cache.
  await Promise.all(FALLBACK.map(async (file) => (await download(file)).arrayBuffer()));
  downloaded();
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(urlOf(PYODIDE));
  const python = await loadPyodide({
    indexURL: folderOf(urlOf(PYODIDE)),
    stdLibURL: urlOf(STDLIB),
    lockFileURL: urlOf(LOCK),
    packageBaseUrl: folderOf(urlOf(LOCK)),
    packages: [PACKAGE],
    // Some engines lack stack switching, and nothing here waits inside Python.
    enableRunUntilComplete: false,
  });
  return python.pyimport("helper.api.entry").respond_json;
});
