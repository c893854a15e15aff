// @ts-check
/// <reference types="node" />
/**
 * Restores the memory image in Node, as the worker does in a browser, and prints the results as JSON.
 *
 * Arguments: the folder of Pyodide's npm package, the image, and optionally the user agent to pretend to be.
 * Standard input: the requests to answer, as a JSON list.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { callPython, makeInstance } from "../../helper/browser/workers/instance.js";
import { restore } from "../../helper/browser/workers/overlay.js";
import { loadFactory } from "../../helper/runtime/python.mjs";

const [pyodide = "", image = "", userAgent = ""] = process.argv.slice(2);
if (userAgent) Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true });
const wasm = await readFile(`${pyodide}/pyodide.asm.wasm`);
const sha256 = (/** @type {Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("base64");
const factory = await loadFactory(pyodide);
const instance = await makeInstance(factory, await WebAssembly.compile(wasm), { printError: console.error });
const { buffer, byteOffset, byteLength } = await readFile(image);
const { respond, reseed } = restore(buffer.slice(byteOffset, byteOffset + byteLength), instance, sha256(wasm));
const memory = sha256(instance.HEAPU8);

/** @param {string} expression */
const evaluate = (expression) => {
  const code = instance.stringToNewUTF8(`open("/result", "w").write(str(${expression}))`);
  if (instance._PyRun_SimpleString(code)) throw new Error(`Python failed in: ${expression}`);
  instance._free(code);
  return instance.FS.readFile("/result", { encoding: "utf8" });
};
const modules = "sorted(__import__('sys').modules)";
const before = evaluate(modules);
callPython(instance, reseed, "");
const random = evaluate("__import__('random').random()");
const requests = JSON.parse(await text(process.stdin));
const answers = requests.map((/** @type {unknown} */ request) =>
  JSON.parse(callPython(instance, respond, JSON.stringify(request))),
);
const result = {
  engine: process.versions.v8,
  memory,
  random,
  answers,
  imported: before === evaluate(modules) ? "nothing" : evaluate(modules),
};
// Emscripten keeps the process waiting for input.
process.stdout.write(JSON.stringify(result), () => process.exit());
