// @ts-check
/**
 * Restores a memory image. An image holds only what differs from the memory of a fresh instance; the rest comes from the
 * WebAssembly file. Its layout, in little-endian 32-bit words: the mark, the addresses of `respond` and `reseed`, the size
 * of the memory and the number of runs; then the SHA-256 digest of the WebAssembly file; then, for each run, the number of
 * bytes to skip after the last one, and its length; then the bytes of all runs.
 */

/** @typedef {import("./instance.js").Instance} Instance */

export const MARK = 0x4d49504b;
/** Bytes before the table of runs. */
export const HEAD = 5 * 4 + 32;

/**
 * Restore an image into a fresh instance.
 * @param {ArrayBuffer} image
 * @param {Instance} instance
 * @param {string} digest the SHA-256 digest of the instance's WebAssembly file, as base64
 * @returns {{ respond: number, reseed: number }} the addresses of the Python functions to call
 * @throws {Error} where the image does not belong to the instance
 */
export function restore(image, instance, digest) {
  const [mark = 0, respond = 0, reseed = 0, size = 0, runs = 0] = new Uint32Array(image, 0, 5);
  if (mark !== MARK) throw new Error("not a memory image");
  const made = btoa(String.fromCharCode(...new Uint8Array(image, 5 * 4, 32)));
  if (made !== digest) throw new Error("the memory image is of another Pyodide build");
  const memory = instance.HEAPU8;
  if (size !== memory.length) throw new Error(`the memory image is for ${size} bytes of memory, not ${memory.length}`);
  // The constructors leave traces on stack and heap, which differ between browsers.
  memory.fill(0, instance._emscripten_stack_get_end(), instance._sbrk(0));
  const table = new Uint32Array(image, HEAD, 2 * runs);
  let from = HEAD + table.byteLength;
  let to = 0;
  for (let run = 0; run < table.length; run += 2) {
    to += table[run] ?? 0;
    const length = table[run + 1] ?? 0;
    memory.set(new Uint8Array(image, from, length), to);
    from += length;
    to += length;
  }
  return { respond, reseed };
}
