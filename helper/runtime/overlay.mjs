// @ts-check
/// <reference types="node" />
/** Makes a memory image, as `../browser/workers/overlay.js` restores it. */

import { HEAD, MARK } from "../browser/workers/overlay.js";

/** Runs that are no further apart than this are one: an entry in the table costs more than a few equal bytes. */
const GAP = 32;

/**
 * @param {object} parts
 * @param {Uint8Array} parts.memory what is to be restored
 * @param {Uint8Array} parts.fresh the memory of a fresh instance
 * @param {Uint8Array} parts.unsure is not 0 where fresh instances may differ
 * @param {number} parts.answer the address of the Python function that answers
 * @param {number} parts.reseed the address of the one to call once before
 * @param {Uint8Array} parts.digest the SHA-256 digest of the WebAssembly file
 * @throws {Error} where the memory has grown, since that of a fresh instance does not
 */
export function makeOverlay({ memory, fresh, unsure, answer, reseed, digest }) {
  if (memory.length > fresh.length) {
    const remedy = "Rehearse less, or import less.";
    throw new Error(
      `Python needs more memory (${memory.length} bytes) than an instance begins with (${fresh.length}). ${remedy}`,
    );
  }
  /** @type {{ start: number, end: number }[]} */
  const runs = [];
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === fresh[at] && !unsure[at]) continue;
    const last = runs.at(-1);
    if (last && at - last.end <= GAP) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  }
  const table = new Uint32Array(
    runs.flatMap(({ start, end }, run) => [start - (runs[run - 1]?.end ?? 0), end - start]),
  );
  const head = new Uint32Array([MARK, answer, reseed, memory.length, runs.length]);
  const parts = [bytesOf(head), digest, bytesOf(table), ...runs.map(({ start, end }) => memory.subarray(start, end))];
  const image = Buffer.concat(parts);
  if (HEAD !== head.byteLength + digest.length)
    throw new Error("the head of the image has another size than overlay.js says");
  return image;
}

/** @param {Uint32Array} words */
const bytesOf = (words) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
