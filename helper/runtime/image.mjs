// @ts-check
/// <reference types="node" />
/**
 * Makes the memory image: one WebAssembly module with the memory of a CPython that has imported the helper, loaded its flow,
 * compiled its templates and rendered every state once, and with the functions that run when it responds.
 *
 * Arguments: the folder of Pyodide's npm package, the folder with the source files that ship, and the file to write. For a
 * preview, also a file for what does not depend on the flow, and a digest of what it depends on: while that stays the same,
 * later images are made without a rehearsal.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openImage } from "../browser/workers/instance.js";
import { zeroFree } from "./heap.mjs";
import { readKept, writeKept } from "./kept.mjs";
import { PLAN, prepare, readJson, sourceOfFlow } from "./prepare.mjs";
import { profile, rehearse } from "./profile.mjs";
import { isolate, loadPython, run } from "./python.mjs";
import { instrument } from "./wasm/instrument.mjs";
import { readModule } from "./wasm/module.mjs";
import { slim } from "./wasm/slim.mjs";
import { takeSnapshot } from "./wasm/snapshot.mjs";

const [pyodide = "", sources = "", target = "", kept = "", inputs = ""] = process.argv.slice(2);
const SETTLED = "/settled.json";
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

/** @param {Uint8Array<ArrayBuffer>} image */
const open = async (image) => openImage(await WebAssembly.compile(image));

/**
 * @param {Set<number>} functions the indexes of those to keep
 * @param {number} [filling] of the unread static data
 * @returns the image
 */
function makeImage(functions, filling = 0) {
  snapshot.memory.fill(filling, UNREAD.start, UNREAD.end);
  const addresses = { respond: settled.respond, reseed: settled.reseed };
  return slim(module, snapshot, { functions, imports: IMPORTS, exports: EXPORTS, addresses });
}

/**
 * @param {Set<number>} functions
 * @param {Uint8Array} expected the memory after the rehearsal
 * @throws {Error} if an image with other static data in place of the unread leads to other responses or another memory
 */
async function checkUnread(functions, expected) {
  const { respond, memory } = await open(makeImage(functions, 0xa5));
  rehearse(rehearsed, respond);
  const after = new Uint8Array(memory.buffer);
  const isKept = (/** @type {number} */ at) => at < UNREAD.start || at >= UNREAD.end;
  // Emscripten enlarges a memory by more than is needed.
  const first = expected.findIndex((byte, at) => byte !== (after[at] ?? 0) && isKept(at));
  if (first >= 0) {
    const place = `bytes ${UNREAD.start} to ${UNREAD.end} of its static data, which the image leaves out`;
    throw new Error(`Python reads ${place}: its memory differs at ${first}. Correct UNREAD in image.mjs.`);
  }
}

/** @returns the indexes of the functions that an image needs, after all checks */
async function findFunctions() {
  const { functions, memory } = profile(module, python, settled, rehearsed);
  await checkUnread(functions, memory);
  return functions;
}

isolate();
const module = readModule(await readFile(join(pyodide, "pyodide.asm.wasm")));
const { library, archive, start } = await loadPython(pyodide, instrument(module));
const earlier = kept ? await readKept(kept, inputs) : undefined;
const { files, rehearsed } = earlier
  ? { files: new Map([...earlier.files, await sourceOfFlow(sources, library)]), rehearsed: [] }
  : await prepare(join(pyodide, "python_stdlib.zip"), sources, { library, archive, start });

const python = await start(files);
run(
  python,
  `from gc import collect; from helper.runtime import warm_up; warm_up.warm_up(); warm_up.settle("${PLAN}", "${SETTLED}")`,
);
run(python, "del warm_up; collect(); collect(); collect(); del collect");
/** @type {import("./profile.mjs").Settled} */
const settled = readJson(python, SETTLED);
zeroFree(python);
const snapshot = takeSnapshot(module, python.exports);
const functions = earlier?.functions ?? (await findFunctions());
const image = makeImage(functions);
await open(image);
await writeFile(target, image);
if (kept && !earlier) await writeKept(kept, inputs, { files, functions });
// Emscripten would keep the process alive, waiting for input.
process.exit();
