// @ts-check
/// <reference types="node" />
/** Makes a memory image in the format that `../browser/workers/overlay.js` restores. */

import { HEAD, MARK } from "../browser/workers/overlay.js";

/** Runs no further apart than this become one: an entry in the table costs more than a few unchanged bytes. */
const GAP = 32;

/**
 * @param {object} parts
 * @param {Uint8Array} parts.memory the memory to restore
 * @param {Uint8Array} parts.fresh the memory of a fresh instance
 * @param {Uint8Array} parts.varying nonzero for each byte that may differ between fresh instances
 * @param {number} parts.respond the address of the Python function that responds
 * @param {number} parts.reseed the address of the one to call once after restoring
 * @param {Uint8Array} parts.digest the SHA-256 digest of the WebAssembly file
 * @throws {Error} if the memory has grown: a fresh instance could not hold it
 */
export function makeOverlay({ memory, fresh, varying, respond, reseed, digest }) {
  if (memory.length > fresh.length) {
    const remedy = "Do less in the warm-up, or import less.";
    throw new Error(
      `Python needs more memory (${memory.length} bytes) than a fresh instance has (${fresh.length}). ${remedy}`,
    );
  }
  /** @type {{ start: number, end: number }[]} */
  const runs = [];
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === fresh[at] && !varying[at]) continue;
    const last = runs[runs.length - 1];
    if (last && at - last.end <= GAP) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  }
  const table = new Uint32Array(
    runs.flatMap(({ start, end }, run) => [start - (runs[run - 1]?.end ?? 0), end - start]),
  );
  const head = new Uint32Array([MARK, respond, reseed, memory.length, runs.length]);
  const parts = [bytesOf(head), digest, bytesOf(table), ...runs.map(({ start, end }) => memory.subarray(start, end))];
  const image = Buffer.concat(parts);
  if (HEAD !== head.byteLength + digest.length)
    throw new Error("the size of the image's head differs from HEAD in overlay.js");
  return image;
}

/** @param {Uint32Array} words */
const bytesOf = (words) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
