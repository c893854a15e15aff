// @ts-check
/** A worker with MicroPython, which cannot run the helper: it starts the interpreter and reads one value. */

/** @typedef {{ pyimport: (name: string) => { version: string } }} MicroPython */

const FOLDER = "./micropython/";

/** @type {{ loadMicroPython: (options: { url: string }) => Promise<MicroPython> }} */
const { loadMicroPython } = await import(`${FOLDER}micropython.mjs`);
const python = await loadMicroPython({ url: new URL(`${FOLDER}micropython.wasm`, import.meta.url).href });
if (!python.pyimport("sys").version) throw new Error("MicroPython did not start");
postMessage({ ready: true });
