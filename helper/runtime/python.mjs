// @ts-check
/// <reference types="node" />
/** Reproducible instances of CPython in Node, from Pyodide's npm package. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { makeInstance } from "../browser/workers/instance.js";

/** @typedef {import("../browser/workers/instance.js").Factory} Factory */
/** @typedef {import("../browser/workers/instance.js").Instance} Instance */
/** @typedef {Map<string, Uint8Array>} Files contents by path in the file system of an instance */

/** The environment variables in the image. The hash seed is fixed to make builds reproducible. */
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
 * Replace what differs between runs or machines: the clock, the time zone and random numbers. Their values are not 0, to
 * differ from memory that was never written.
 */
export function isolate() {
  process.env.TZ = "UTC";
  Date.now = () => 1_234_567_890_123;
  performance.now = () => 1_234_567.89;
  crypto.getRandomValues = (array) => (array instanceof Uint8Array ? array.fill(1) : array);
}

/**
 * Pretend to be another engine. Pyodide decides by the user agent whether WebAssembly has garbage collection.
 * @param {string} userAgent
 */
export function pretend(userAgent) {
  Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true });
}

/**
 * @param {string} pyodide the folder of Pyodide's npm package
 * @returns {Promise<Factory>} the factory that its glue script defines
 */
export async function loadFactory(pyodide) {
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: pyodide });
  await import(pathToFileURL(`${pyodide}/pyodide.asm.js`).href);
  return /** @type {{ _createPyodideModule: Factory }} */ (/** @type {unknown} */ (globalThis))._createPyodideModule;
}

/**
 * @param {string} pyodide the folder of Pyodide's npm package
 * @returns a function that makes an instance with the given files, in which nothing has run. It calls `construct` with the
 * memory after static data has been relocated and before the module's constructors run
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
 * Run code in an instance after Python has been initialized.
 * @param {Instance} instance
 * @param {string} code
 */
export function run(instance, code) {
  const text = instance.stringToNewUTF8(code);
  const failed = instance._PyRun_SimpleString(text);
  instance._free(text);
  if (failed) throw new Error(`Python failed in: ${code}`);
}
