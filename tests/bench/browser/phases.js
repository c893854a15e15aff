// @ts-check
/** Measures each phase of the preferred way to start: what a worker, the download and Python's first answer take, and the rest. */

const RUNS = 5;
/** @type {(keyof Phases)[]} */
const NAMES = ["download", "compile", "worker", "answer"];

/** @typedef {{ download: number, compile: number, worker: number, answer: number }} Phases milliseconds */
/** @typedef {import("../../support/browser/starts.js").Start} Start */

/**
 * @param {string | Blob} script
 * @param {unknown} [message]
 * @returns {Promise<{ loaded: number, ready: number }>} milliseconds until a worker has its files and until it is ready
 */
async function started(script, message) {
  const from = performance.now();
  const url = URL.createObjectURL(new Blob([script]));
  const worker = new Worker(url);
  let loaded = 0;
  await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if ("failure" in data) reject(new Error(data.failure));
      else if ("loaded" in data) loaded = performance.now() - from;
      else resolve(undefined);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(message);
  });
  const ready = performance.now() - from;
  worker.terminate();
  URL.revokeObjectURL(url);
  return { loaded, ready };
}

/** @param {Start} start @returns {Promise<Phases>} */
async function once({ script, parts }) {
  const { signal } = new AbortController();
  const image = /** @type {import("../../../helper/browser/download.js").Recorded} */ (await parts(signal));
  const { ready: worker } = await started("onmessage = () => postMessage({})");
  const from = performance.now();
  await (await fetch(image.url, { integrity: image.integrity })).arrayBuffer();
  const download = performance.now() - from;
  const { loaded, ready } = await started(await script(signal), image);
  return { download, compile: Math.max(0, loaded - worker - download), worker, answer: ready - loaded };
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
