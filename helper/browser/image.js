// @ts-check
/** The worker of the first rung: restores a memory image in which Python has run already. */

import { addressOf, digestOf, download } from "./download.js";
import { GLUE, IMAGE, WASM } from "./files.js";
import { call, makeInstance } from "./instance.js";
import { restore } from "./overlay.js";
import { FinalError, serve } from "./serve.js";

serve(async (downloaded) => {
  /** @type {string[]} */
  const errors = [];
  const wasm = download(WASM).catch(isFinal);
  const glue = Promise.all([import(addressOf(GLUE)), download(GLUE)]).catch(isFinal);
  const image = download(IMAGE).then((response) => response.arrayBuffer());
  await Promise.all([glue, wasm, image]);
  const factory = /** @type {{ _createPyodideModule: import("./instance.js").Factory }} */ (/** @type {unknown} */ (globalThis))._createPyodideModule;
  const instance = await makeInstance(factory, async (imports) => WebAssembly.instantiateStreaming(await wasm, imports), {
    printError: (line) => errors.push(line),
  });
  downloaded();
  const { answer, wake } = restore(await image, instance, digestOf(WASM));
  /** @type {(callable: number, text: string) => string} */
  const python = (callable, text) => {
    try {
      return call(instance, callable, text);
    } catch (error) {
      throw new Error(`${error}: ${errors.splice(0).slice(-3).join(" ")}`);
    }
  };
  python(wake, "");
  return (path) => python(answer, path);
});

/**
 * @param {unknown} error
 * @returns {never}
 */
function isFinal(error) {
  throw new FinalError(String(error));
}
