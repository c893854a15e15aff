// @ts-check
/// <reference types="node" />
/**
 * Makes the memory image: CPython after it has imported the helper, loaded its flow, compiled its templates and rendered
 * every state once.
 *
 * Arguments: the folder of Pyodide's npm package, the folder with the source files that ship, and the file to write.
 */

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { zeroFree } from "./heap.mjs";
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
  // Without a folder for extension modules, Python prints a warning.
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

/** The memory of an instance in which nothing has run, and which bytes of it may differ between engines. */
async function pristine() {
  let fresh = NOTHING;
  let varying = NOTHING;
  for (const engine of [IPHONE, "any other"]) {
    pretend(engine);
    const instance = await makePython(new Map(), (memory) => (fresh = memory.slice()));
    const end = instance._emscripten_stack_get_end();
    // Data up to here comes from the WebAssembly file. What its constructors write may differ between engines.
    if (!varying.length) varying = new Uint8Array(fresh.length);
    for (let at = 0; at < end; at++) varying[at] ||= Number(instance.HEAPU8[at] !== fresh[at]);
    fresh.fill(0, end);
  }
  return { fresh, varying };
}

// Engines with WebAssembly garbage collection write their own pointers into memory. Pyodide takes an iPhone for one without.
const IPHONE = "iPhone";
pretend(IPHONE);
const python = await start(await compile());
run(python, `import warm_up; warm_up.warm_up(); warm_up.settle("${SETTLED}")`);
const { respond, reseed } = JSON.parse(python.FS.readFile(SETTLED, { encoding: "utf8" }));
zeroFree(python);
const digest = createHash("sha256")
  .update(await readFile(join(pyodide, "pyodide.asm.wasm")))
  .digest();
await writeFile(target, makeOverlay({ memory: python.HEAPU8, ...(await pristine()), respond, reseed, digest }));
// Emscripten would keep the process alive, waiting for input.
process.exit();
