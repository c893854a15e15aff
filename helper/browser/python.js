// @ts-check
/**
 * Python in a worker. It is started from the memory image, or else by the fallback, also when it fails later; after them come
 * links.
 * `data-helper-runtime` and `data-helper-rung` of the root element show how far it is (off, loading, ready or unavailable)
 * and how it was started.
 */

import { STARTS } from "./starts.js";

/** @typedef {import("./starts.js").Start} Start */
/** @typedef {import("./workers/serve.js").Message} Message */
/**
 * @typedef {object} Listener
 * @property {() => void} ready
 * @property {() => void} again Python was ready, but has to be started again in the next way
 * @property {() => void} gone Python will not respond any more
 */
/**
 * @typedef {object} OpenRequest a request that awaits its response
 * @property {number} id
 * @property {string} request
 * @property {(response: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** Milliseconds for downloading all files: a few megabytes, possibly over a slow line. */
const DOWNLOAD_LIMIT = 300_000;
/** Milliseconds for starting Python after that. When Pyodide fails, it may never say so. */
const START_LIMIT = 30_000;
/** Milliseconds after which a page that was about to be left has evidently stayed. */
const STAY_LIMIT = 2000;
const MAX_REASON_LENGTH = 500;

/** A module without contents. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The attributes that show how far Python is. */
const status = document.documentElement.dataset;

export class Python {
  #listener;
  /** Which way to start is used. */
  #index = 0;
  /** Aborts the present attempt. @type {AbortController | undefined} */ #attempt;
  #timer = 0;
  /** Whether the page is about to be left, which aborts its downloads. */
  #isLeaving = false;
  #onLeaving = () => (this.#isLeaving = true);
  /** @type {string[]} why the ways before failed */ #reasons = [];
  /** @type {Worker | undefined} */ #worker;
  /** The URL of the worker's script. */
  #script = "";
  #lastId = 0;
  /** @type {OpenRequest[]} */ #open = [];

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  get isReady() {
    return status.helperRuntime === "ready";
  }

  /** Whether its files are being downloaded, which loading another page would abort. */
  get isLoading() {
    return status.helperRuntime === "loading";
  }

  /** Show that it only starts when it is asked to. */
  rest() {
    status.helperRuntime = "off";
  }

  start() {
    const start = STARTS[this.#index];
    if (this.#attempt || !start) return;
    if (!runsWebAssembly()) {
      this.fail("this browser does not support WebAssembly, or a policy forbids it", true);
      return;
    }
    status.helperRuntime = "loading";
    delete status.helperRung;
    this.#isLeaving = false;
    window.addEventListener("beforeunload", this.#onLeaving);
    this.#failAfter(DOWNLOAD_LIMIT, `its files did not arrive within ${DOWNLOAD_LIMIT} ms`);
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#run(start, attempt.signal).catch((error) => {
      // What has been given up may still fail.
      if (this.#attempt === attempt) this.fail(String(error));
    });
  }

  /**
   * @param {Start} start
   * @param {AbortSignal} signal
   */
  async #run({ script, parts }, signal) {
    const loading = parts(signal);
    // If both fail, the script is to blame.
    loading.catch(() => {});
    const blob = await script(signal);
    if (signal.aborted) return;
    this.#script = URL.createObjectURL(blob);
    const worker = new Worker(this.#script, { name: "kasper-helper" });
    this.#worker = worker;
    // Messages from a terminated worker may still arrive.
    worker.addEventListener("message", ({ data }) => signal.aborted || this.#onMessage(data), { signal });
    worker.addEventListener("error", ({ message }) => this.fail(message || "the worker could not be loaded"), {
      signal,
    });
    const loaded = await loading;
    if (!signal.aborted) worker.postMessage(loaded);
  }

  /**
   * Ask Python as soon as it is ready.
   * @param {object} request as `helper/api/entry.py` takes it
   * @returns {Promise<any>} the response; rejected when there will be none or the request is invalid
   */
  ask(request) {
    return new Promise((resolve, reject) => {
      if (status.helperRuntime === "unavailable") throw new Error("Python is not running");
      const open = { id: ++this.#lastId, request: JSON.stringify(request), resolve, reject };
      this.#open.push(open);
      if (this.isReady) this.#send(open);
    });
  }

  /** @param {object[]} requests that may come next */
  prepare(requests) {
    if (this.isReady) this.#worker?.postMessage({ soon: requests.map((request) => JSON.stringify(request)) });
  }

  stop() {
    this.#release();
    this.#rejectAll();
    this.#index = 0;
    this.#reasons = [];
    delete status.helperRuntime;
    delete status.helperRung;
  }

  /**
   * Go on with the next worker, or without Python.
   * @param {string} reason
   * @param {boolean} [isFinal] whether no other worker would help
   */
  fail(reason, isFinal = false) {
    const { isReady } = this;
    this.#release();
    if (this.#isLeaving) {
      this.#timer = window.setTimeout(() => this.start(), STAY_LIMIT);
      return;
    }
    this.#index = isFinal ? STARTS.length : this.#index + 1;
    // Some messages contain the whole source of Pyodide.
    this.#reasons.push(reason.slice(0, MAX_REASON_LENGTH));
    if (this.#index < STARTS.length) {
      this.start();
      if (isReady) this.#listener.again();
      return;
    }
    this.#warn("The helper now uses links, because Python is not running");
    status.helperRuntime = "unavailable";
    status.helperRung = "links";
    this.#rejectAll();
    this.#listener.gone();
  }

  /**
   * @param {number} limit in milliseconds
   * @param {string} reason
   */
  #failAfter(limit, reason) {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.fail(reason), limit);
  }

  /** @param {OpenRequest} open */
  #send({ id, request }) {
    this.#worker?.postMessage({ id, request });
  }

  #rejectAll() {
    for (const { reject } of this.#open.splice(0)) reject(new Error("Python is not running"));
  }

  /**
   * Report, once, everything that failed.
   * @param {string} consequence
   */
  #warn(consequence) {
    const reasons = this.#reasons.splice(0);
    if (reasons.length) console.warn(`${consequence}: ${reasons.join("; then: ")}`);
  }

  #release() {
    window.clearTimeout(this.#timer);
    window.removeEventListener("beforeunload", this.#onLeaving);
    this.#attempt?.abort();
    this.#attempt = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    URL.revokeObjectURL(this.#script);
  }

  /** @param {Message} message */
  #onMessage(message) {
    if ("failure" in message) this.fail(message.failure);
    else if ("loaded" in message) this.#failAfter(START_LIMIT, `it did not start within ${START_LIMIT} ms`);
    else if ("ready" in message) this.#onReady();
    else this.#onResponse(message.id, message.response);
  }

  #onReady() {
    window.clearTimeout(this.#timer);
    window.removeEventListener("beforeunload", this.#onLeaving);
    this.#isLeaving = false;
    status.helperRuntime = "ready";
    status.helperRung = STARTS[this.#index]?.name;
    this.#warn("The helper started Python the slower way, because the faster one failed");
    for (const open of this.#open) this.#send(open);
    this.#listener.ready();
  }

  /**
   * @param {number} id
   * @param {any} response
   */
  #onResponse(id, response) {
    const open = this.#open.find((each) => each.id === id);
    this.#open = this.#open.filter((each) => each !== open);
    if ("error" in response) open?.reject(new Error(`invalid request: ${response.error}`));
    else open?.resolve(response);
  }
}

/** Whether the browser has WebAssembly, and no policy forbids it. */
function runsWebAssembly() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY));
  } catch {
    return false;
  }
}
