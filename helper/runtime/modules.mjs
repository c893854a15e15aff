// @ts-check
/// <reference types="node" />
/**
 * Prints, as JSON, the files of Python's standard library that the helper needs: those imported after a warm-up on Pyodide.
 *
 * Arguments: the folder of Pyodide's npm package, the folder with our wheels and their lock file, and the files of the
 * package with the warm-up.
 */

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide = "", wheels = "", ...runtime] = process.argv.slice(2);
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: pyodide,
  lockFileURL: `${wheels}/pyodide-lock.json`,
  packageBaseUrl: `${wheels}/`,
  packages: ["kasper-access-guide"],
  enableRunUntilComplete: false,
});
const folder = `${python.pyimport("helper").__path__[0]}/runtime`;
python.FS.mkdir(folder);
for (const path of runtime) python.FS.writeFile(`${folder}/${basename(path)}`, await readFile(path));
python.pyimport("helper.runtime.warm_up").warm_up();

const archive = /python\d+\.zip\/(.*)$/;
const files = [];
for (const module of python.pyimport("sys").modules.values()) {
  const [, file] = archive.exec(module?.__spec__?.origin ?? "") ?? [];
  if (file) files.push(file);
}
console.log(JSON.stringify(files.sort()));
