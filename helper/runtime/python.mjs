// @ts-check
/// <reference types="node" />
/** Reproducible instances of CPython in Node, from Pyodide's npm package: without Pyodide's startup and its bridge to JavaScript. */

import nodeCrypto from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isAdded } from "./wasm/instrument.mjs";

/** @typedef {import("../browser/workers/instance.js").Functions} Functions */
/** @typedef {import("../browser/workers/instance.js").Pointer} Pointer */
/** @typedef {Map<string, Uint8Array>} Files contents by path in the file system of an instance */
/**
 * @typedef {object} Module the parts of an Emscripten module that are used
 * @property {Uint8Array} HEAPU8 the memory; a new array whenever the memory has grown
 * @property {Record<string, string>} ENV the environment variables, which are read while the instance is made
 * @property {any} FS the file system in memory
 * @property {Pointer} ___heap_base where dynamic memory begins
 * @property {(increment: number) => Pointer} _sbrk
 * @property {() => Pointer} _emscripten_stack_get_current
 * @property {() => Pointer} _emscripten_stack_get_end
 * @property {(pointer: Pointer) => void} _free
 * @property {(text: string) => Pointer} stringToNewUTF8
 * @property {(signals: number) => void} _Py_InitializeEx
 * @property {(source: Pointer) => number} _PyRun_SimpleString
 */
/** @typedef {Module & { exports: WebAssembly.Exports & Functions & { table: WebAssembly.Table } }} Instance `exports` are those of WebAssembly, and its memory and table */
/**
 * @typedef {object} Python
 * @property {string} library the folder of the standard library in the file system of an instance
 * @property {string} archive where it may be instead, as an archive
 * @property {(files: Files) => Promise<Instance>} start makes an instance with these files, in which Python has started
 */
/** @typedef {(settings: object) => Promise<Module>} Factory what Pyodide's glue script defines */

const NOTHING = new Uint8Array();
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
  const fill = (/** @type {any} */ array) => array.fill(1);
  // Emscripten takes the first, and the image the second.
  Object.assign(nodeCrypto, { randomFillSync: fill });
  crypto.getRandomValues = fill;
  // Engines with WebAssembly garbage collection write their own pointers into memory. Pyodide takes an iPhone for one without.
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" }, configurable: true });
}

/**
 * @param {string} pyodide the folder of Pyodide's npm package
 * @param {Uint8Array<ArrayBuffer>} wasm its module, which may be instrumented
 * @returns {Promise<Python>}
 */
export async function loadPython(pyodide, wasm) {
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: pyodide });
  await import(pathToFileURL(`${pyodide}/pyodide.asm.js`).href);
  const { _createPyodideModule: factory } = /** @type {{ _createPyodideModule: Factory }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const module = await WebAssembly.compile(wasm);
  const { info } = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8"));
  const [major, minor] = info.python.split(".");
  const library = `/lib/python${major}.${minor}`;
  return {
    library,
    archive: `/lib/python${major}${minor}.zip`,
    async start(files) {
      // Without a folder for extension modules, Python prints a warning.
      const all = new Map([...files, [`${library}/lib-dynload/none`, NOTHING]]);
      const python = await makeInstance(factory, module, all);
      python._Py_InitializeEx(0);
      return python;
    },
  };
}

/**
 * @param {Factory} factory
 * @param {WebAssembly.Module} module
 * @param {Files} files
 * @returns {Promise<Instance>} rejected even where Emscripten would wait forever
 */
function makeInstance(factory, module, files) {
  const prepare = (/** @type {Module} */ { ENV, FS }) => {
    for (const name of Object.keys(ENV)) delete ENV[name];
    Object.assign(ENV, ENVIRONMENT);
    for (const [path, contents] of files) {
      FS.mkdirTree(dirname(path));
      FS.writeFile(path, contents);
    }
  };
  // Pyodide implements create_sentinel and is_sentinel with WebAssembly's garbage collection where an engine has it.
  const imported = new Set(WebAssembly.Module.imports(module).map(({ name }) => name));
  // Only extension modules use those of C++, and Emscripten would put each into the table.
  const isUsed = (/** @type {[string, unknown]} */ [name]) =>
    imported.has(name) || !(name.startsWith("_Z") || isAdded(name));
  const marker = Symbol("error marker");
  const sentinel = { create_sentinel: () => marker, is_sentinel: (/** @type {unknown} */ value) => value === marker };
  return new Promise((resolve, reject) => {
    /** @type {any} */
    let all;
    const settings = {
      noInitialRun: true,
      thisProgram: "python",
      // Otherwise Emscripten's file system looks for plug-ins.
      noImageDecoding: true,
      noAudioDecoding: true,
      noWasmDecoding: true,
      preRun: [prepare],
      print: console.error,
      printErr: console.error,
      // Pyodide's glue script expects this, although nothing here uses it.
      API: { config: { jsglobals: globalThis }, runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true } },
      locateFile: (/** @type {string} */ name) => name,
      /**
       * @param {WebAssembly.Imports} imports
       * @param {(instance: { exports: WebAssembly.Exports }, module: WebAssembly.Module) => void} receive
       */
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, { ...imports, sentinel })
          .then(({ exports }) => {
            const { memory, __indirect_function_table: table } = imports.env ?? {};
            all = { ...exports, memory, table };
            receive({ exports: Object.fromEntries(Object.entries(exports).filter(isUsed)) }, module);
          })
          .catch(reject);
        return {};
      },
    };
    factory(settings).then((made) => resolve(Object.assign(made, { exports: all })), reject);
  });
}

/**
 * Run code in an instance after Python has been initialized.
 * @param {Module} instance
 * @param {string} code
 */
export function run(instance, code) {
  const text = instance.stringToNewUTF8(code);
  const failed = instance._PyRun_SimpleString(text);
  instance._free(text);
  if (failed) throw new Error(`Python failed in: ${code}`);
}
