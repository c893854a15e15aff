// @ts-check
/// <reference types="node" />
/** Compiles what the helper imports, and finds out what it responds and what runs meanwhile, in an instance for just that. */

import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { run } from "./python.mjs";

/** @typedef {import("./python.mjs").Files} Files */
/** @typedef {import("./python.mjs").Instance} Instance */
/** @typedef {[request: string, response: string][]} Rehearsed requests of all kinds with the right responses */

/** The file with the Python code that runs. */
export const PLAN = "/plan.json";
const MODULES = "/modules";
const COMPILED = "/compiled";
const REHEARSED = "/rehearsed.json";
/** The module with the flow, without its suffix. */
const FLOW = "helper/content/compiled";

/**
 * @param {string} stdlib the archive of the standard library
 * @param {string} sources the folder with the source files that ship
 * @param {import("./python.mjs").Python} made
 * @returns {Promise<{ files: Files, rehearsed: Rehearsed }>} the bytecode of what the helper imports, with its templates
 */
export async function prepare(stdlib, sources, { library, archive, start }) {
  /** @type {Files} */
  const files = new Map([[archive, await readFile(stdlib)]]);
  for (const entry of await readdir(sources, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(join(MODULES, relative(sources, path)), await readFile(path));
  }
  const python = await start(files);
  run(python, `from helper.runtime import warm_up; warm_up.warm_up(); warm_up.rehearse("${REHEARSED}", "${PLAN}")`);
  run(python, `warm_up.compile_imported("${COMPILED}")`);
  const compiled = [...filesBelow(python, COMPILED)].map(
    (path) => /** @type {const} */ ([path.replace(COMPILED, library), python.FS.readFile(path)]),
  );
  const templates = [...files].filter(([path]) => path.startsWith(`${MODULES}/helper/render/components/`));
  return {
    files: new Map([
      ...compiled,
      ...templates.map(([path, data]) => /** @type {const} */ ([path.replace(MODULES, library), data])),
      [PLAN, python.FS.readFile(PLAN)],
    ]),
    rehearsed: readJson(python, REHEARSED),
  };
}

/**
 * @param {string} sources
 * @param {string} library the folder of the standard library in an instance
 * @returns {Promise<[path: string, source: Uint8Array]>} the file with the flow, which Python prefers to the bytecode of another
 */
export async function sourceOfFlow(sources, library) {
  return [`${library}/${FLOW}.py`, await readFile(join(sources, `${FLOW}.py`))];
}

/**
 * @param {Instance} python
 * @param {string} path
 */
export const readJson = (python, path) => JSON.parse(python.FS.readFile(path, { encoding: "utf8" }));

/**
 * @param {Instance} python
 * @param {string} folder
 * @returns {Generator<string>}
 */
function* filesBelow({ FS }, folder) {
  for (const name of FS.readdir(folder).filter((/** @type {string} */ name) => !name.startsWith("."))) {
    const path = join(folder, name);
    if (FS.isDir(FS.stat(path).mode)) yield* filesBelow(/** @type {Instance} */ ({ FS }), path);
    else yield path;
  }
}
