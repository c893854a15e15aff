// @ts-check
/** A worker with MicroPython, which cannot run the helper: the interpreter's start and one look at a value. */

/** @typedef {{ pyimport: (name: string) => { version: string } }} MicroPython */

const FOLDER = "./micropython/";

/** @type {{ loadMicroPython: (options: { url: string }) => Promise<MicroPython> }} */
const { loadMicroPython } = await import(`${FOLDER}micropython.mjs`);
const python = await loadMicroPython({ url: new URL(`${FOLDER}micropython.wasm`, import.meta.url).href });
if (!python.pyimport("sys").version) throw new Error("MicroPython does not know its version");
postMessage({ ready: true });
