// @ts-check
/// <reference types="node" />
/**
 * Makes the memory image: one WebAssembly module with the memory of a CPython that has imported the helper, loaded its flow,
 * compiled its templates and rendered every state once, and with the functions that run when it responds.
 *
 * Arguments: the folder of Pyodide's npm package, the folder with the source files that ship, and the file to write.
 */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { call, openImage } from "../browser/workers/instance.js";
import { zeroFree } from "./heap.mjs";
import { isolate, loadPython, run } from "./python.mjs";
import { instrument } from "./wasm/instrument.mjs";
import { readModule } from "./wasm/module.mjs";
import { slim } from "./wasm/slim.mjs";
import { forgetRuns, functionsRun, takeSnapshot } from "./wasm/snapshot.mjs";

/** @typedef {import("./python.mjs").Files} Files */
/** @typedef {import("./python.mjs").Instance} Instance */

const [pyodide = "", sources = "", target = ""] = process.argv.slice(2);
const [major, minor] = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8")).info.python.split(".");
const MODULES = "/modules";
const COMPILED = "/compiled";
const REHEARSED = "/rehearsed.json";
const PLAN = "/plan.json";
const SETTLED = "/settled.json";
const LIBRARY = `/lib/python${major}.${minor}`;
const NOTHING = new Uint8Array();
/** What `instance.js` gives to the image, and calls in it. */
const IMPORTS = ["_PyEM_TrampolineCall_JS", "random_get", "emscripten_resize_heap"];
const EXPORTS = [
  "PyMem_RawMalloc",
  "PyMem_RawFree",
  "PyUnicode_DecodeUTF8",
  "PyUnicode_AsUTF8",
  "PyObject_CallOneArg",
  "PyErr_GetRaisedException",
  "PyObject_Repr",
  "Py_DecRef",
];
/**
 * The part of Pyodide's static data that nothing reads here: tables for Asian encodings, documentation and the like. Nothing
 * reads the 64 KB on either side, either.
 */
const UNREAD = { start: 655_360, end: 2_359_296 };

isolate();
const module = readModule(await readFile(join(pyodide, "pyodide.asm.wasm")));
const makePython = await loadPython(pyodide, instrument(module));

/** @param {Files} files */
async function start(files) {
  // Without a folder for extension modules, Python prints a warning.
  const python = await makePython(new Map([...files, [`${LIBRARY}/lib-dynload/none`, NOTHING]]));
  python._Py_InitializeEx(0);
  return python;
}

/**
 * @returns {Promise<{ files: Files, rehearsed: [request: string, response: string][] }>} the bytecode of what the helper imports,
 * with its templates; and all kinds of requests with the right responses
 */
async function prepare() {
  /** @type {Files} */
  const files = new Map([[`/lib/python${major}${minor}.zip`, await readFile(join(pyodide, "python_stdlib.zip"))]]);
  for (const entry of await readdir(sources, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(join(MODULES, relative(sources, path)), await readFile(path));
  }
  const python = await start(files);
  run(python, `from helper.runtime import warm_up; warm_up.warm_up(); warm_up.rehearse("${REHEARSED}", "${PLAN}")`);
  run(python, `warm_up.compile_imported("${COMPILED}")`);
  const compiled = [...filesBelow(python, COMPILED)].map(
    (path) => /** @type {const} */ ([path.replace(COMPILED, LIBRARY), python.FS.readFile(path)]),
  );
  const templates = [...files].filter(([path]) => path.startsWith(`${MODULES}/helper/render/components/`));
  return {
    files: new Map([
      ...compiled,
      ...templates.map(([path, data]) => /** @type {const} */ ([path.replace(MODULES, LIBRARY), data])),
      [PLAN, python.FS.readFile(PLAN)],
    ]),
    rehearsed: readJson(python, REHEARSED),
  };
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

/**
 * @param {Instance} python
 * @param {string} path
 */
const readJson = (python, path) => JSON.parse(python.FS.readFile(path, { encoding: "utf8" }));

/**
 * @param {(request: string) => string} respond
 * @param {number} [every] asks only every second, third … request
 * @throws {Error} if a response is not the right one
 */
function rehearse(respond, every = 1) {
  for (const [request, response] of rehearsed.filter((_, at) => at % every === 0)) {
    let given;
    try {
      given = respond(request);
    } catch (error) {
      given = String(error);
    }
    if (given !== response)
      throw new Error(`the image responds to ${request.slice(0, 500)} with ${given.slice(0, 500)}`);
  }
}

/**
 * @returns the indexes of the `functions` that run in a rehearsal, and of those that they call directly; and the `memory` after
 * the rehearsal
 */
function profile() {
  const { exports } = python;
  forgetRuns(exports);
  call(exports, reseed, "");
  rehearse((request) => call(exports, respond, request));
  const memory = new Uint8Array(exports.memory.buffer).slice();
  for (const callable of raising) {
    try {
      call(exports, callable, "no number");
    } catch {
      continue;
    }
    throw new Error("a Python function that should raise an exception did not");
  }
  const ran = functionsRun(module, exports);
  // Garbage is collected seldom, but at any time: whatever is in use then has functions of its own for that.
  run(python, "import gc; gc.set_threshold(7, 2, 2)");
  forgetRuns(exports);
  rehearse((request) => call(exports, respond, request), 8);
  for (const index of functionsRun(module, exports)) ran.add(index);
  const first = module.imports.filter(({ kind }) => kind === 0).length;
  const functions = new Set([...ran].flatMap((index) => [index, ...(module.bodies[index - first]?.calls ?? [])]));
  return { functions, memory };
}

/**
 * @param {number} filling of the unread static data
 * @returns the image
 */
function makeImage(filling) {
  snapshot.memory.fill(filling, UNREAD.start, UNREAD.end);
  const wanted = { functions, imports: IMPORTS, exports: EXPORTS, addresses: { respond, reseed } };
  return slim(module, snapshot, wanted);
}

/** @throws {Error} if an image with other static data in place of the unread leads to other responses or another memory */
async function checkUnread() {
  const { respond, memory } = await open(makeImage(0xa5));
  rehearse(respond);
  const after = new Uint8Array(memory.buffer);
  const isKept = (/** @type {number} */ at) => at < UNREAD.start || at >= UNREAD.end;
  // Emscripten enlarges a memory by more than is needed.
  const first = expected.findIndex((byte, at) => byte !== (after[at] ?? 0) && isKept(at));
  if (first >= 0) {
    const place = `bytes ${UNREAD.start} to ${UNREAD.end} of its static data, which the image leaves out`;
    throw new Error(`Python reads ${place}: its memory differs at ${first}. Correct UNREAD in image.mjs.`);
  }
}

/** @param {Uint8Array<ArrayBuffer>} image */
const open = async (image) => openImage(await WebAssembly.compile(image));

const { files, rehearsed } = await prepare();
const python = await start(files);
run(
  python,
  `from gc import collect; from helper.runtime import warm_up; warm_up.warm_up(); warm_up.settle("${PLAN}", "${SETTLED}")`,
);
run(python, "del warm_up; collect(); collect(); collect(); del collect");
/** @type {{ respond: number, reseed: number, raising: number[] }} */
const { respond, reseed, raising } = readJson(python, SETTLED);
zeroFree(python);
const snapshot = takeSnapshot(module, python.exports);
const { functions, memory: expected } = profile();
await checkUnread();
const image = makeImage(0);
await open(image);
await writeFile(target, image);
// Emscripten would keep the process alive, waiting for input.
process.exit();
