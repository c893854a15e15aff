// @ts-check
/** The preferred worker: restores a memory image in which Python has already run. */

import { compile, digestOf, download, urlOf } from "./download.js";
import { GLUE, IMAGE, WASM } from "./files.js";
import { callPython, makeInstance } from "./instance.js";
import { restore } from "./overlay.js";
import { FinalError, serve } from "./serve.js";

/** @typedef {import("./instance.js").Factory} Factory */

serve(async (downloaded) => {
  /** @type {string[]} */
  const errors = [];
  const [image, module] = await Promise.all([
    download(IMAGE).then((response) => response.arrayBuffer()),
    compile(WASM).catch(throwFinal),
    // An import cannot check a digest, but the module does nothing before it is verified.
    Promise.all([import(urlOf(GLUE)), download(GLUE)]).catch(throwFinal),
  ]);
  downloaded();
  const { _createPyodideModule: factory } = /** @type {{ _createPyodideModule: Factory }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const instance = await makeInstance(factory, module, { printError: (line) => errors.push(line) });
  const { respond, reseed } = restore(image, instance, digestOf(WASM));
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

/**
 * @param {unknown} error
 * @returns {never}
 */
function throwFinal(error) {
  throw new FinalError(String(error));
}
