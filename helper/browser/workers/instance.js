// @ts-check
/**
 * Makes an instance of Pyodide's WebAssembly module in which nothing has run yet: CPython as a C library, without
 * Pyodide's startup and its bridge to JavaScript. The memory image is made from such instances and restored into one, so
 * this module runs in Node and in the browser.
 */

/** @typedef {number} Pointer an address in the memory of the instance, in bytes */
/**
 * @typedef {object} Instance the parts of an Emscripten module that are used
 * @property {Uint8Array} HEAPU8 the memory; a new array whenever the memory has grown
 * @property {Record<string, string>} ENV the environment variables, which are read while the instance is made
 * @property {any} FS the file system in memory
 * @property {Pointer} ___heap_base where dynamic memory begins
 * @property {(increment: number) => Pointer} _sbrk
 * @property {() => Pointer} _emscripten_stack_get_current
 * @property {() => Pointer} _emscripten_stack_get_end
 * @property {(size: number) => Pointer} _PyMem_RawMalloc
 * @property {(pointer: Pointer) => void} _PyMem_RawFree
 * @property {(pointer: Pointer) => void} _free
 * @property {(text: string) => Pointer} stringToNewUTF8
 * @property {(pointer: Pointer) => string} UTF8ToString
 * @property {(signals: number) => void} _Py_InitializeEx
 * @property {(source: Pointer) => number} _PyRun_SimpleString
 * @property {(bytes: Pointer, size: number, errors: Pointer) => Pointer} _PyUnicode_DecodeUTF8
 * @property {(text: Pointer) => Pointer} _PyUnicode_AsUTF8
 * @property {(callable: Pointer, argument: Pointer) => Pointer} _PyObject_CallOneArg
 * @property {() => void} _PyErr_Print
 * @property {(object: Pointer) => void} _Py_DecRef
 */
/** @typedef {(settings: object) => Promise<Instance>} Factory what Pyodide's glue script defines */
/**
 * @typedef {object} Options
 * @property {(instance: Instance) => void} [prepare] called before anything of the instance runs
 * @property {(memory: WebAssembly.Memory) => void} [construct] called before the constructors of static data
 * @property {(line: string) => void} [print] takes what Python writes to its standard output, line by line
 * @property {(line: string) => void} [printError] takes what Python writes to its standard error
 */

const nothing = () => {};

/**
 * @param {Factory} factory
 * @param {WebAssembly.Module} module
 * @param {Options} [options]
 * @returns {Promise<Instance>} rejected even where Emscripten would wait forever
 */
export function makeInstance(
  factory,
  module,
  { prepare = nothing, construct = nothing, print = nothing, printError = nothing } = {},
) {
  // Pyodide implements these two with WebAssembly's garbage collection where an engine has it.
  const marker = Symbol("error marker");
  const sentinel = { create_sentinel: () => marker, is_sentinel: (/** @type {unknown} */ value) => value === marker };
  return new Promise((resolve, reject) => {
    const settings = {
      noInitialRun: true,
      thisProgram: "python",
      // Otherwise Emscripten's file system looks for plug-ins.
      noImageDecoding: true,
      noAudioDecoding: true,
      noWasmDecoding: true,
      preRun: [prepare],
      print,
      printErr: printError,
      // Pyodide's glue script expects this, although nothing here uses it.
      API: { config: { jsglobals: globalThis }, runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true } },
      locateFile: (/** @type {string} */ name) => name,
      /**
       * @param {WebAssembly.Imports} imports
       * @param {(instance: { exports: WebAssembly.Exports }, module: WebAssembly.Module) => void} receive
       */
      instantiateWasm(imports, receive) {
        const { memory } = /** @type {{ memory: WebAssembly.Memory }} */ (imports.env);
        WebAssembly.instantiate(module, { ...imports, sentinel })
          .then(({ exports }) => receive({ exports: usedExports(module, exports, () => construct(memory)) }, module))
          .catch(reject);
        return {};
      },
    };
    factory(settings).then(resolve, reject);
  });
}

/**
 * The exports without those of C++, which only extension modules use: Emscripten spends time on each.
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Exports} exports
 * @param {() => void} construct called before the constructors
 * @returns {WebAssembly.Exports}
 */
function usedExports(module, exports, construct) {
  const imported = new Set(WebAssembly.Module.imports(module).map(({ name }) => name));
  const used = Object.entries(exports).filter(([name]) => !name.startsWith("_Z") || imported.has(name));
  const constructors = /** @type {() => void} */ (exports.__wasm_call_ctors);
  const constructAll = () => {
    construct();
    constructors();
  };
  return { ...Object.fromEntries(used), __wasm_call_ctors: constructAll };
}

/**
 * Call a Python function that takes and returns one string.
 * @param {Instance} instance
 * @param {Pointer} callable
 * @param {string} text
 * @returns {string}
 * @throws {Error} if Python raises one, whose traceback goes to standard error
 */
export function callPython(instance, callable, text) {
  const bytes = new TextEncoder().encode(text);
  const buffer = instance._PyMem_RawMalloc(bytes.length + 1);
  instance.HEAPU8.set(bytes, buffer);
  const argument = instance._PyUnicode_DecodeUTF8(buffer, bytes.length, 0);
  instance._PyMem_RawFree(buffer);
  const result = instance._PyObject_CallOneArg(callable, argument);
  instance._Py_DecRef(argument);
  if (!result) {
    instance._PyErr_Print();
    throw new Error("Python raised an error");
  }
  const returned = instance.UTF8ToString(instance._PyUnicode_AsUTF8(result));
  instance._Py_DecRef(result);
  return returned;
}
