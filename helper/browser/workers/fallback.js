// @ts-check
/** The worker of the second rung: starts Pyodide and imports the helper from its wheels. */

import { addressOf, download } from "./download.js";
import { LOCK, FALLBACK, PYODIDE, STDLIB } from "./files.js";
import { serve } from "./serve.js";

const PACKAGE = "kasper-access-guide";
const folderOf = (/** @type {string} */ address) => address.slice(0, address.lastIndexOf("/") + 1);

serve(async (downloaded) => {
  // Pyodide checks the wheels only; this makes sure of everything, and the browser's cache has it then.
  await Promise.all(FALLBACK.map(async (file) => (await download(file)).arrayBuffer()));
  downloaded();
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(addressOf(PYODIDE));
  const python = await loadPyodide({
    indexURL: folderOf(addressOf(PYODIDE)),
    stdLibURL: addressOf(STDLIB),
    lockFileURL: addressOf(LOCK),
    packageBaseUrl: folderOf(addressOf(LOCK)),
    packages: [PACKAGE],
    // Stack switching is missing in some engines, and nothing here waits inside Python.
    enableRunUntilComplete: false,
  });
  return python.pyimport("helper.api.entry").answer;
});
