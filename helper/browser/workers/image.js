// @ts-check
/** The preferred worker: restores a memory image in which Python has already run. The build puts Pyodide’s glue script before it. */

import { callPython, makeInstance } from "./instance.js";
import { restore } from "./overlay.js";
import { serve } from "./serve.js";

/** @typedef {import("./instance.js").Factory} Factory */
/** @typedef {{ module: WebAssembly.Module, digest: string, image: ArrayBuffer }} ImageParts `digest` is that of the module's file */

serve(async (/** @type {ImageParts} */ { module, digest, image }) => {
  /** @type {string[]} */
  const errors = [];
  const { _createPyodideModule: factory } = /** @type {{ _createPyodideModule: Factory }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const instance = await makeInstance(factory, module, { printError: (line) => errors.push(line) });
  const { respond, reseed } = restore(image, instance, digest);
  /** @type {(callable: number, text: string) => string} */
  const python = (callable, text) => {
    try {
      return callPython(instance, callable, text);
    } catch (error) {
      throw new Error(`${error}: ${errors.splice(0).slice(-3).join(" ")}`);
    }
  };
  python(reseed, "");
  return (request) => python(respond, request);
});
