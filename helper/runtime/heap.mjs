// @ts-check
/** Zeroes the free memory of an instance, so that its image compresses well. */

/** @typedef {import("./python.mjs").Module} Instance */

const IN_USE = 2;
const FLAGS = 7;
/** How many bytes at the start of a free block dlmalloc uses: for its list, or from 256 bytes on for its tree. */
const LINKS = 16;
const TREE_LINKS = 32;
/** The size in bytes of dlmalloc's own data at the end of its memory. */
const FOOT = 40;

/**
 * Zero the unused stack and all free blocks.
 * @param {Instance} instance
 * @throws {Error} if the memory does not have dlmalloc's layout
 */
export function zeroFree(instance) {
  const memory = instance.HEAPU8;
  const word = new Uint32Array(memory.buffer);
  memory.fill(0, instance._emscripten_stack_get_end(), instance._emscripten_stack_get_current());
  const end = instance._sbrk(0);
  let block = instance.___heap_base;
  while (block < end - FOOT) {
    const head = word[(block + 4) >>> 2] ?? 0;
    const size = head & ~FLAGS;
    if (size < LINKS || block + size > end - FOOT) throw new Error(`not a dlmalloc block at ${block}: ${head}`);
    if (!(head & IN_USE)) memory.fill(0, block + (size < 256 ? LINKS : TREE_LINKS), block + size);
    block += size;
  }
}
