// @ts-check
/** Measures each phase of the preferred way to start, one after the other. On a page, the first two run beside the third. */

const RUNS = 5;
/** @type {(keyof Phases)[]} */
const NAMES = ["download", "compile", "worker", "answer"];

/** @typedef {{ download: number, compile: number, worker: number, answer: number }} Phases milliseconds */
/** @typedef {import("../../support/browser/starts.js").Start} Start */

/** @param {string | Blob} script @param {unknown} [message] @returns {Promise<number>} milliseconds until a worker answers */
async function answered(script, message) {
  const from = performance.now();
  const url = URL.createObjectURL(new Blob([script]));
  const worker = new Worker(url);
  const { data } = await new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(message);
  });
  if ("failure" in data) throw new Error(data.failure);
  const time = performance.now() - from;
  worker.terminate();
  URL.revokeObjectURL(url);
  return time;
}

/** @param {Start} start @returns {Promise<Phases>} */
async function once({ script, parts }) {
  const { signal } = new AbortController();
  performance.clearResourceTimings();
  const from = performance.now();
  const module = await parts(signal);
  const loaded = performance.now() - from;
  const [entry] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/image.wasm"));
  const download = Math.min(loaded, entry?.duration ?? loaded);
  const worker = await answered("onmessage = () => postMessage({})");
  const whole = await answered(await script(signal), module);
  return { download, compile: loaded - download, worker, answer: whole - worker };
}

/**
 * @param {string} url of the module with the ways to start
 * @returns {Promise<Phases>} the medians
 */
export async function phases(url) {
  /** @type {typeof import("../../support/browser/starts.js")} */
  const { STARTS } = await import(url);
  const [image] = STARTS;
  if (!image) throw new Error("there is no way to start Python");
  /** @type {Phases[]} */
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once(image));
  const middle = (/** @type {keyof Phases} */ name) =>
    runs.map((each) => each[name]).sort((one, other) => one - other)[(RUNS - 1) / 2] ?? 0;
  return /** @type {Phases} */ (Object.fromEntries(NAMES.map((name) => [name, middle(name)])));
}
