// @ts-check
/// <reference types="node" />
/**
 * Takes from a memory image every function that does not run when it shows the home page.
 *
 * Argument: the file of the image.
 */

import { readFile, writeFile } from "node:fs/promises";
import { openImage } from "../../../helper/browser/workers/instance.js";
import { SECTION, sized, vector, writeModule } from "../../../helper/runtime/wasm/encode.mjs";
import { instrument } from "../../../helper/runtime/wasm/instrument.mjs";
import { readModule } from "../../../helper/runtime/wasm/module.mjs";
import { functionsRun } from "../../../helper/runtime/wasm/snapshot.mjs";

const [file = ""] = process.argv.slice(2);
const module = readModule(await readFile(file));
/** @type {any} */
let exports;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = /** @type {typeof instantiate} */ (
  async (/** @type {WebAssembly.Module} */ compiled, /** @type {WebAssembly.Imports} */ imports) => {
    const instance = await instantiate(compiled, imports);
    exports = instance.exports;
    return instance;
  }
);
const { respond } = await openImage(await WebAssembly.compile(instrument(module)));
respond(JSON.stringify({ state: "" }));
const ran = functionsRun(module, exports);
const first = module.imports.length;
const bodies = module.bodies.map(({ start, end }, at) =>
  sized(ran.has(first + at) ? module.bytes.subarray(start, end) : Buffer.from([0, 0, 0x0b])),
);
await writeFile(file, writeModule(new Map([...module.sections, [SECTION.code, vector(bodies)]])));
