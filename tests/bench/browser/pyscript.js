// @ts-check
/** Starts a PyScript worker with the stock worker's Pyodide and wheels. PyScript's own script is loaded already. */

import { run } from "./page.js";

const PACKAGE = "kasper-access-guide";
const at = (/** @type {string} */ path) => new URL(path, import.meta.url).href;

/** @typedef {(file: string, options: object) => Promise<Worker>} PyWorker resolved when the file has run */
/** @type {{ PyWorker: PyWorker }} */
const { PyWorker } = await import(at("./pyscript/core.js"));
const version = at("./pyodide/pyodide.mjs");
const config = {
  packages: [PACKAGE],
  // Pyodide installs the wheels, as in the stock worker, so PyScript must not look for them elsewhere.
  packages_cache: "passthrough",
  index_urls: [],
};

run(() => PyWorker(at("./first_render.py"), { config, version }));
