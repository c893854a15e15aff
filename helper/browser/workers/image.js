// @ts-check
/** The worker of the first rung: restores a memory image in which Python has run already. */

import { addressOf, compile, digestOf, download } from "./download.js";
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
    compile(WASM).catch(isFinal),
    // The import cannot be told a digest; what it brings does nothing before it is verified.
    Promise.all([import(addressOf(GLUE)), download(GLUE)]).catch(isFinal),
  ]);
  downloaded();
  const { _createPyodideModule: factory } = /** @type {{ _createPyodideModule: Factory }} */ (/** @type {unknown} */ (globalThis));
  const instance = await makeInstance(factory, module, { printError: (line) => errors.push(line) });
  const { answer, reseed } = restore(image, instance, digestOf(WASM));
  /** @type {(callable: number, text: string) => string} */
  const python = (callable, text) => {
    try {
      return callPython(instance, callable, text);
    } catch (error) {
      throw new Error(`${error}: ${errors.splice(0).slice(-3).join(" ")}`);
    }
  };
  python(reseed, "");
  return (request) => python(answer, request);
});

/**
 * @param {unknown} error
 * @returns {never}
 */
function isFinal(error) {
  throw new FinalError(String(error));
}
