// @ts-check
/** Zeroes what is dead in the memory of an instance, so that an image of it compresses well. */

/** @typedef {import("../browser/workers/instance.js").Instance} Instance */

const IN_USE = 2;
const FLAGS = 7;
/** Bytes of a free block that its allocator, dlmalloc, needs: its links in a list, or from 256 bytes on in a tree. */
const LINKS = 16;
const TREE_LINKS = 32;
/** Bytes that dlmalloc keeps at the end of its memory. */
const FOOT = 40;

/**
 * Zero the unused stack and all free blocks.
 * @param {Instance} instance
 * @throws {Error} where the blocks do not lie as dlmalloc lays them
 */
export function zeroDead(instance) {
  const memory = instance.HEAPU8;
  const word = new Uint32Array(memory.buffer);
  memory.fill(0, instance._emscripten_stack_get_end(), instance._emscripten_stack_get_current());
  const end = instance._sbrk(0);
  let block = instance.___heap_base;
  while (block < end - FOOT) {
    const head = word[(block + 4) >>> 2] ?? 0;
    const size = head & ~FLAGS;
    if (size < LINKS || block + size > end - FOOT) throw new Error(`no block of dlmalloc at ${block}: ${head}`);
    if (!(head & IN_USE)) memory.fill(0, block + (size < 256 ? LINKS : TREE_LINKS), block + size);
    block += size;
  }
}
