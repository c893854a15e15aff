// @ts-check
/** A worker with Pyodide as published on npm, and the helper from wheels. */

const PYODIDE = "./pyodide/";
const PACKAGE = "kasper-access-guide";

/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(`${PYODIDE}pyodide.mjs`);
const python = await loadPyodide({ indexURL: new URL(PYODIDE, import.meta.url).href, packages: [PACKAGE] });
python.pyimport("helper.api.entry").respond_json('{"state": ""}');
postMessage({ ready: true });
