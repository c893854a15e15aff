// @ts-check
/** Zeroes the free memory of an instance, so that its image compresses well. */

/** @typedef {import("./python.mjs").Module} Instance */

/**
 * Python code that overwrites what Python keeps of freed objects. For objects of up to 512 bytes it has blocks of 32 sizes
 * of its own, which it fills again before it asks for more memory. `bytes` have 17 bytes besides their contents, a float has 16.
 */
export const BLANK = `
for size in range(16, 513, 16):
    [0.0 * number if size == 16 else bytes(size - 17) for number in range(4_194_304 // size)]
del size
`;

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
