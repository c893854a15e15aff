// @ts-check
/**
 * The fallback worker: starts Pyodide and imports the helper from its wheels. The build puts Pyodide’s glue script before it,
 * which Pyodide would otherwise load.
 */

import { loadPyodide } from "pyodide";
import { serve } from "./serve.js";

/** @typedef {import("../starts.js").FallbackParts} FallbackParts */

const PACKAGE = "kasper-access-guide";
const folderOf = (/** @type {string} */ url) => url.slice(0, url.lastIndexOf("/") + 1);

serve(async (/** @type {FallbackParts} */ { files, wasm, stdlib, lock }, loaded) => {
  loaded();
  // Pyodide checks only the wheels, so it gets everything from what was checked, and nothing else.
  globalThis.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    const file = files.get(url);
    if (!file) throw new TypeError(`${url} is not a file of the runtime`);
    return new Response(file, { headers: url === wasm ? { "Content-Type": "application/wasm" } : {} });
  };
  const python = await loadPyodide({
    indexURL: folderOf(wasm),
    stdLibURL: stdlib,
    lockFileURL: lock,
    packageBaseUrl: folderOf(lock),
    packages: [PACKAGE],
    // Some engines lack stack switching, and nothing here waits inside Python.
    enableRunUntilComplete: false,
  });
  return python.pyimport("helper.api.entry").respond_json;
});
