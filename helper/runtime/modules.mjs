// @ts-check
/**
 * Prints, as JSON, the files of Python's standard library that the helper needs: it renders every state, an address that
 * does not exist and an error, and lists what has been imported by then.
 *
 * Arguments: the folder of Pyodide's npm package, and the folder with our wheels and the lock file that names them.
 */
const { argv } = /** @type {{ process: { argv: string[] } }} */ (/** @type {unknown} */ (globalThis)).process;
const [pyodide = "", wheels = ""] = argv.slice(2);
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(new URL(`file://${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: pyodide,
  lockFileURL: `${wheels}/pyodide-lock.json`,
  packageBaseUrl: `${wheels}/`,
  packages: ["kasper-access-guide"],
  enableRunUntilComplete: false,
});
const { respond } = python.pyimport("helper.browser.entry");
const { states } = python.pyimport("helper.engine.graph");
const { path_of } = python.pyimport("helper.engine.address");
const { FLOW } = python.pyimport("helper.content.compiled");

for (const state of states(FLOW)) respond(FLOW, path_of(state.answers));
respond(FLOW, "");
respond(FLOW, "helper/nowhere/");
try {
  respond(FLOW, 0);
} catch {
  // Formatting an error imports modules too.
}
const archive = /python\d+\.zip\/(.*)$/;
const files = [];
for (const module of python.pyimport("sys").modules.values()) {
  const [, file] = archive.exec(module?.__spec__?.origin ?? "") ?? [];
  if (file) files.push(file);
}
console.log(JSON.stringify(files.sort()));
