// @ts-check
/// <reference types="node" />
/** CPython in Node, from Pyodide's npm package: instances that come out the same every time. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { makeInstance } from "../browser/workers/instance.js";

/** @typedef {import("../browser/workers/instance.js").Factory} Factory */
/** @typedef {import("../browser/workers/instance.js").Instance} Instance */
/** @typedef {Map<string, Uint8Array>} Files contents by path in the file system of an instance */

/** What the image keeps of an environment. The seed is fixed, because two builds must not differ. */
const ENVIRONMENT = {
  HOME: "/",
  LANG: "C.UTF-8",
  PYTHON_COLORS: "0",
  PYTHONDONTWRITEBYTECODE: "1",
  PYTHONHASHSEED: "0",
  PYTHONHOME: "/",
  PYTHONNODEBUGRANGES: "1",
  PYTHONOPTIMIZE: "2",
  PYTHONPATH: "/modules",
};

/**
 * Take away what differs from one run to the next, or from one machine to another: clock, time zone and chance. Neither
 * clock nor chance is 0, which memory has where nothing was written.
 */
export function isolate() {
  process.env.TZ = "UTC";
  Date.now = () => 1_234_567_890_123;
  performance.now = () => 1_234_567.89;
  crypto.getRandomValues = (array) => (array instanceof Uint8Array ? array.fill(1) : array);
}

/**
 * Pretend to be another engine. Pyodide asks the name of the browser whether WebAssembly's garbage collection is there.
 * @param {string} userAgent
 */
export function pretend(userAgent) {
  Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true });
}

/**
 * @param {string} pyodide the folder of Pyodide's npm package
 * @returns {Promise<Factory>} what its glue script defines, made to run in Node
 */
export async function loadFactory(pyodide) {
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: pyodide });
  await import(pathToFileURL(`${pyodide}/pyodide.asm.js`).href);
  return /** @type {{ _createPyodideModule: Factory }} */ (/** @type {unknown} */ (globalThis))._createPyodideModule;
}

/**
 * @param {string} pyodide the folder of Pyodide's npm package
 * @returns a function that makes an instance with these files, in which nothing has run; it calls `construct` with the
 * memory between the relocation of static data and the constructors of the module
 */
export async function loadPython(pyodide) {
  const factory = await loadFactory(pyodide);
  const module = await WebAssembly.compile(await readFile(`${pyodide}/pyodide.asm.wasm`));

  /**
   * @param {Files} [files]
   * @param {(memory: Uint8Array) => void} [construct]
   */
  return (files = new Map(), construct = () => {}) => {
    /** @type {import("../browser/workers/instance.js").Options["prepare"]} */
    const prepare = ({ ENV, FS }) => {
      for (const name of Object.keys(ENV)) delete ENV[name];
      Object.assign(ENV, ENVIRONMENT);
      for (const [path, contents] of files) {
        FS.mkdirTree(dirname(path));
        FS.writeFile(path, contents);
      }
    };
    return makeInstance(factory, module, {
      prepare,
      construct: ({ buffer }) => construct(new Uint8Array(buffer)),
      print: console.error,
      printError: console.error,
    });
  };
}

/**
 * Run Python code in an instance in which Python has been started.
 * @param {Instance} instance
 * @param {string} code
 */
export function run(instance, code) {
  const text = instance.stringToNewUTF8(code);
  const failed = instance._PyRun_SimpleString(text);
  instance._free(text);
  if (failed) throw new Error(`Python failed in: ${code}`);
}
