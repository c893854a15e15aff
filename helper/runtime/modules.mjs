// @ts-check
/// <reference types="node" />
/**
 * Prints, as JSON, the files of Python's standard library that the helper needs: those imported after a warm-up on Pyodide.
 *
 * Arguments: the folder of Pyodide's npm package, the folder with our wheels and their lock file, and the file of the
 * Python module with the warm-up.
 */

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [pyodide = "", wheels = "", warmUp = ""] = process.argv.slice(2);
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: pyodide,
  lockFileURL: `${wheels}/pyodide-lock.json`,
  packageBaseUrl: `${wheels}/`,
  packages: ["kasper-access-guide"],
  enableRunUntilComplete: false,
});
// Pyodide imports from its working directory.
python.FS.writeFile("warm_up.py", await readFile(warmUp));
python.pyimport("warm_up").warm_up();

const archive = /python\d+\.zip\/(.*)$/;
const files = [];
for (const module of python.pyimport("sys").modules.values()) {
  const [, file] = archive.exec(module?.__spec__?.origin ?? "") ?? [];
  if (file) files.push(file);
}
console.log(JSON.stringify(files.sort()));
