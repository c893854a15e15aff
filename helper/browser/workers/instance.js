// @ts-check
/**
 * Runs the memory image: a WebAssembly module with Python's memory as the build left it, and those functions of CPython that
 * the helper needs. It needs no startup. Where a function is missing, it stops for good.
 *
 * The build uses this module, too.
 */

/** @typedef {number} Pointer an address in the memory, in bytes */
/**
 * @typedef {object} Functions
 * @property {WebAssembly.Memory} memory
 * @property {(size: number) => Pointer} PyMem_RawMalloc
 * @property {(pointer: Pointer) => void} PyMem_RawFree
 * @property {(bytes: Pointer, size: number, errors: Pointer) => Pointer} PyUnicode_DecodeUTF8
 * @property {(text: Pointer) => Pointer} PyUnicode_AsUTF8
 * @property {(callable: Pointer, argument: Pointer) => Pointer} PyObject_CallOneArg
 * @property {() => Pointer} PyErr_GetRaisedException
 * @property {(object: Pointer) => Pointer} PyObject_Repr
 * @property {(object: Pointer) => void} Py_DecRef
 */
/** @typedef {Functions & { table: WebAssembly.Table, respond: WebAssembly.Global, reseed: WebAssembly.Global }} Image what the image exports */

const PAGE = 65_536;

/**
 * @param {WebAssembly.Module} module the memory image
 * @returns {Promise<{ respond: (request: string) => string, memory: WebAssembly.Memory }>} asks Python, as `respond_json` in
 * `helper/api/entry.py`
 */
export async function openImage(module) {
  /** Why it has stopped. @type {Error | undefined} */
  let failure;
  // What goes through functions of CPython could be caught there.
  const stop = (/** @type {any} */ error) => {
    failure ??= located(error);
    throw failure;
  };
  const missing = () => stop(new Error("Python needs what only Pyodide provides"));
  // The names are those of Emscripten, WASI and CPython.
  const imports = {
    missing,
    /** @type {(func: Pointer, self: Pointer, args: Pointer, keywords: Pointer) => Pointer} */
    _PyEM_TrampolineCall_JS(func, self, args, keywords) {
      try {
        return image.table.get(func)(self, args, keywords);
      } catch (error) {
        return stop(error);
      }
    },
    /** @type {(at: Pointer, length: number) => number} */
    random_get(at, length) {
      crypto.getRandomValues(new Uint8Array(image.memory.buffer, at, length));
      return 0;
    },
    /** @type {(size: number) => number} */
    emscripten_resize_heap(size) {
      try {
        image.memory.grow(Math.ceil((size - image.memory.buffer.byteLength) / PAGE));
        return 1;
      } catch {
        return 0;
      }
    },
  };
  const { exports } = await WebAssembly.instantiate(module, { python: imports });
  const image = /** @type {Image} */ (/** @type {unknown} */ (exports));
  const python = (/** @type {WebAssembly.Global} */ callable, /** @type {string} */ text) => {
    try {
      if (failure) throw failure;
      const returned = call(image, callable.value, text);
      if (failure) throw failure;
      return returned;
    } catch (error) {
      return stop(error);
    }
  };
  python(image.reseed, "");
  return { respond: (request) => python(image.respond, request), memory: image.memory };
}

/**
 * Call a Python function that takes and returns one string.
 * @param {Functions} functions
 * @param {Pointer} callable
 * @param {string} text
 * @returns {string}
 * @throws {Error} with the kind and message of the exception that Python raised
 */
export function call(functions, callable, text) {
  const bytes = new TextEncoder().encode(text);
  const buffer = functions.PyMem_RawMalloc(bytes.length + 1);
  new Uint8Array(functions.memory.buffer).set(bytes, buffer);
  const argument = functions.PyUnicode_DecodeUTF8(buffer, bytes.length, 0);
  functions.PyMem_RawFree(buffer);
  const result = functions.PyObject_CallOneArg(callable, argument);
  functions.Py_DecRef(argument);
  const returned = result && functions.PyUnicode_AsUTF8(result);
  if (!returned) {
    const raised = functions.PyObject_Repr(functions.PyErr_GetRaisedException());
    throw new Error(`Python raised ${stringAt(functions, functions.PyUnicode_AsUTF8(raised))}`);
  }
  const string = stringAt(functions, returned);
  functions.Py_DecRef(result);
  return string;
}

/**
 * @param {Functions} functions
 * @param {Pointer} start of a string in UTF-8 that ends with a null byte
 */
function stringAt({ memory }, start) {
  const bytes = new Uint8Array(memory.buffer);
  return new TextDecoder().decode(bytes.subarray(start, bytes.indexOf(0, start)));
}

/**
 * The error with the index of the function in which WebAssembly stopped. It is the same in Pyodide's own module.
 * @param {any} error
 */
function located(error) {
  const [, index] = /wasm-function\[(\d+)\]/.exec(error.stack) ?? [];
  return index ? new Error(`Python stopped in function ${index} of pyodide.asm.wasm (${error})`) : error;
}
