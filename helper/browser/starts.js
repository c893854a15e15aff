// @ts-check
/**
 * The ways to start Python, the fastest first. Each gets the script of its worker, and what the worker needs. What runs are the
 * bytes that were checked.
 */

import { download } from "./download.js";

/** @typedef {import("./download.js").Recorded} Recorded */
/** @typedef {{ files: Map<string, Blob>, wasm: string, stdlib: string, lock: string }} FallbackParts the files by their URLs, and three of those */
/**
 * @typedef {object} Start
 * @property {string} name a value of `data-helper-rung`, which is public
 * @property {(signal: AbortSignal) => Promise<Blob>} script of the worker
 * @property {(signal: AbortSignal) => Promise<Recorded | FallbackParts>} parts that the worker starts Python with; both are
 * rejected if a file is missing or not the one that was built
 */

/** @type {(file: RuntimeFile) => Recorded} */
const recorded = ({ path, integrity }) => ({ url: new URL(path, import.meta.url).href, integrity });

const { image, fallback, wasm, stdlib, lock, wheels } = RUNTIME;

/** @type {Start[]} */
export const STARTS = [
  {
    name: "image",
    script: async () => new Blob([WORKER]),
    parts: async () => recorded(image),
  },
  {
    // The old name of the fallback.
    name: "plain",
    script: (signal) => blob(fallback, signal),
    async parts(signal) {
      const contents = [wasm, stdlib, lock, ...wheels].map(
        async (file) => /** @type {const} */ ([recorded(file).url, await blob(file, signal)]),
      );
      const files = new Map(await Promise.all(contents));
      return { files, wasm: recorded(wasm).url, stdlib: recorded(stdlib).url, lock: recorded(lock).url };
    },
  },
];

/**
 * @param {RuntimeFile} file
 * @param {AbortSignal} signal
 */
async function blob(file, signal) {
  return (await download(recorded(file), signal)).blob();
}
