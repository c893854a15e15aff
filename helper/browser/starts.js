// @ts-check
/**
 * The ways to start Python, the fastest first. Each gets the script of its worker and everything that the worker needs, so that
 * a worker requests nothing itself, and what runs in it are the bytes that were checked here.
 */

import { compile, download, urlOf } from "./download.js";

/** @typedef {{ files: Map<string, Blob>, wasm: string, stdlib: string, lock: string }} FallbackParts the files by their URLs, and three of those */
/**
 * @typedef {object} Start
 * @property {string} name a value of `data-helper-rung`, which is public
 * @property {(signal: AbortSignal) => Promise<Blob>} script of the worker
 * @property {(signal: AbortSignal) => Promise<WebAssembly.Module | FallbackParts>} parts that the worker starts Python with;
 * both are rejected if a file is missing or not the one that was built
 */

const { image, fallback, wasm, stdlib, lock, wheels } = RUNTIME;

/** @type {Start[]} */
export const STARTS = [
  {
    name: "image",
    script: async () => new Blob([WORKER]),
    parts: (signal) => compile(image, signal),
  },
  {
    // The old name of the fallback.
    name: "plain",
    script: (signal) => blob(fallback, signal),
    async parts(signal) {
      const contents = [wasm, stdlib, lock, ...wheels].map(
        async (file) => /** @type {const} */ ([urlOf(file), await blob(file, signal)]),
      );
      const files = new Map(await Promise.all(contents));
      return { files, wasm: urlOf(wasm), stdlib: urlOf(stdlib), lock: urlOf(lock) };
    },
  },
];

/**
 * @param {RuntimeFile} file
 * @param {AbortSignal} signal
 */
async function blob(file, signal) {
  return (await download(file, signal)).blob();
}
