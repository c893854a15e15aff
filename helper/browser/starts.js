// @ts-check
/**
 * The ways to start Python, the fastest first. Each downloads the script of its worker and everything that the worker needs,
 * so that a worker requests nothing itself, and what runs in it are the bytes that were checked here.
 */

import { compile, download, urlOf } from "./download.js";

/** @typedef {import("./workers/image.js").ImageParts} ImageParts */
/** @typedef {import("./workers/fallback.js").FallbackParts} FallbackParts */
/**
 * @typedef {object} Loaded
 * @property {Blob} script of the worker
 * @property {ImageParts | FallbackParts} parts what the worker starts Python with
 * @property {Transferable[]} [transfer] the parts that the page hands over instead of copying them
 */
/**
 * @typedef {object} Start
 * @property {string} name a value of `data-helper-rung`, which is public
 * @property {(signal: AbortSignal) => Promise<Loaded>} load rejected if a file is missing or not the one that was built
 */

/** The lack of something that Python cannot start without. */
export class FinalError extends Error {}

const { wasm, image, stdlib, lock, wheels, workers } = RUNTIME;
const packed = [wasm, stdlib, lock, ...wheels];

/** @type {Start[]} */
export const STARTS = [
  {
    name: "image",
    async load(signal) {
      const [script, module, memory] = await Promise.all([
        download(workers.image, signal).then((response) => response.blob()),
        // The fallback needs this file, too.
        compile(wasm, signal).catch((error) => {
          throw new FinalError(String(error));
        }),
        download(image, signal).then((response) => response.arrayBuffer()),
      ]);
      const digest = wasm.integrity.slice("sha256-".length);
      return { script, parts: { module, image: memory, digest }, transfer: [memory] };
    },
  },
  {
    // The old name of the fallback.
    name: "plain",
    async load(signal) {
      const [script, ...contents] = await Promise.all([
        download(workers.fallback, signal).then((response) => response.blob()),
        ...packed.map(
          async (file) => /** @type {const} */ ([urlOf(file), await (await download(file, signal)).blob()]),
        ),
      ]);
      return {
        script,
        parts: { files: new Map(contents), stdlib: urlOf(stdlib), lock: urlOf(lock), wasm: urlOf(wasm) },
      };
    },
  },
];
