// @ts-check
/// <reference types="node" />
/**
 * Makes the memory image: CPython with the helper imported, its flow loaded, its templates compiled and every state
 * rendered once.
 *
 * Arguments: the folder of Pyodide's npm package, the folder with the sources of what ships, and the file to write.
 */

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { zeroDead } from "./heap.mjs";
import { makeOverlay } from "./overlay.mjs";
import { isolate, loadPython, pretend, run } from "./python.mjs";

/** @typedef {import("./python.mjs").Files} Files */
/** @typedef {import("./python.mjs").Instance} Instance */

const [pyodide = "", sources = "", target = ""] = process.argv.slice(2);
const [major, minor] = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8")).info.python.split(".");
const MODULES = "/modules";
const COMPILED = "/compiled";
const SETTLED = "/settled.json";
const LIBRARY = `/lib/python${major}.${minor}`;
const NOTHING = new Uint8Array();

isolate();
const makePython = await loadPython(pyodide);

/** @returns {Promise<Files>} the bytecode of what the helper imports, and its templates */
async function compile() {
  /** @type {Files} */
  const files = new Map([[`/lib/python${major}${minor}.zip`, await readFile(join(pyodide, "python_stdlib.zip"))]]);
  for (const entry of await readdir(sources, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(join(MODULES, relative(sources, path)), await readFile(path));
  }
  const python = await start(files);
  run(python, `import warm_up; warm_up.warm_up(); warm_up.compile_imported("${COMPILED}")`);
  const compiled = [...filesBelow(python, COMPILED)].map(
    (path) => /** @type {const} */ ([path.replace(COMPILED, LIBRARY), python.FS.readFile(path)]),
  );
  const templates = [...files].filter(([path]) => path.startsWith(`${MODULES}/helper/render/components/`));
  return new Map([
    ...compiled,
    ...templates.map(([path, data]) => /** @type {const} */ ([path.replace(MODULES, LIBRARY), data])),
  ]);
}

/** @param {Files} files */
async function start(files) {
  // Python looks for the folder of its extension modules, and complains where it is not.
  const python = await makePython(new Map([...files, [`${LIBRARY}/lib-dynload/none`, NOTHING]]));
  python._Py_InitializeEx(0);
  return python;
}

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

/** The memory of an instance in which nothing has run, and where it may be another in another engine. */
async function pristine() {
  let fresh = NOTHING;
  let unsure = NOTHING;
  for (const engine of [IPHONE, "any other"]) {
    pretend(engine);
    const instance = await makePython(new Map(), (memory) => (fresh = memory.slice()));
    const end = instance._emscripten_stack_get_end();
    // Up to here, all is in the WebAssembly file; what its constructors write is for each engine to decide.
    if (!unsure.length) unsure = new Uint8Array(fresh.length);
    for (let at = 0; at < end; at++) unsure[at] ||= Number(instance.HEAPU8[at] !== fresh[at]);
    fresh.fill(0, end);
  }
  return { fresh, unsure };
}

// An engine with the garbage collection of WebAssembly leaves pointers of its own in the memory. An iPhone has none.
const IPHONE = "iPhone";
pretend(IPHONE);
const python = await start(await compile());
run(python, `import warm_up; warm_up.warm_up(); warm_up.settle("${SETTLED}")`);
const { answer, reseed } = JSON.parse(python.FS.readFile(SETTLED, { encoding: "utf8" }));
zeroDead(python);
const digest = createHash("sha256")
  .update(await readFile(join(pyodide, "pyodide.asm.wasm")))
  .digest();
await writeFile(target, makeOverlay({ memory: python.HEAPU8, ...(await pristine()), answer, reseed, digest }));
// Emscripten keeps the process waiting for input.
process.exit();
