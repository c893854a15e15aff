// @ts-check
/**
 * Python in a worker. It is started from the memory image, or else by the fallback. `data-helper-runtime` and
 * `data-helper-rung` of the root element show whether it is ready and which worker runs it.
 */

/** @typedef {import("./workers/serve.js").Message} Message */
/**
 * @typedef {object} Listener
 * @property {() => void} ready
 * @property {() => void} gone Python will not respond any more
 */
/**
 * @typedef {object} OpenRequest a request that awaits its response
 * @property {number} id
 * @property {string} request
 * @property {(response: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/**
 * The workers that can start Python, the fastest first. After them come links. The names are the values of
 * `data-helper-rung`, which is public, so the fallback keeps its old name, `plain`.
 */
const WORKERS = [
  { name: "image", script: "./workers/image.js" },
  { name: "plain", script: "./workers/fallback.js" },
];
/** Milliseconds for downloading all files: a few megabytes, possibly over a slow line. */
const DOWNLOAD_LIMIT = 300_000;
/** Milliseconds for starting Python after that. When Pyodide fails, it may never say so. */
const START_LIMIT = 30_000;
/** Milliseconds after which a page that was about to be left has evidently stayed. */
const STAY_LIMIT = 2000;
const MAX_REASON_LENGTH = 500;

/** The attributes that show how far Python is. */
const status = document.documentElement.dataset;

export class Python {
  #listener;
  /** Which of the workers is used. */
  #index = 0;
  #timer = 0;
  /** Whether the page is about to be left, which aborts its downloads. */
  #isLeaving = false;
  #onLeaving = () => (this.#isLeaving = true);
  /** @type {string[]} why the workers before do not run */ #reasons = [];
  /** @type {Worker | undefined} */ #worker;
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

  start() {
    if (this.#worker || this.#index === WORKERS.length) return;
    status.helperRuntime = "loading";
    this.#isLeaving = false;
    window.addEventListener("beforeunload", this.#onLeaving);
    this.#failAfter(DOWNLOAD_LIMIT, `its files did not arrive within ${DOWNLOAD_LIMIT} ms`);
    /** @type {Worker} */
    let worker;
    try {
      const url = new URL(WORKERS[this.#index]?.script ?? "", import.meta.url);
      worker = new Worker(url, { type: "module", name: "kasper-helper" });
    } catch (error) {
      this.fail(String(error));
      return;
    }
    this.#worker = worker;
    // Messages from a terminated worker may still arrive.
    const isCurrent = () => this.#worker === worker;
    worker.addEventListener("message", ({ data }) => isCurrent() && this.#onMessage(data));
    worker.addEventListener(
      "error",
      ({ message }) => isCurrent() && this.fail(message || "the worker could not be loaded"),
    );
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
    this.#worker?.postMessage({ soon: requests.map((request) => JSON.stringify(request)) });
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
   * @param {boolean} [isFinal] whether no other worker would run either
   */
  fail(reason, isFinal = this.isReady) {
    this.#release();
    if (this.#isLeaving) {
      this.#timer = window.setTimeout(() => this.start(), STAY_LIMIT);
      return;
    }
    this.#index = isFinal ? WORKERS.length : this.#index + 1;
    // Some messages contain the whole source of Pyodide.
    this.#reasons.push(reason.slice(0, MAX_REASON_LENGTH));
    if (this.#index < WORKERS.length) {
      this.start();
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
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** @param {Message} message */
  #onMessage(message) {
    if ("failure" in message) this.fail(message.failure, message.final || this.isReady);
    else if ("downloaded" in message) this.#failAfter(START_LIMIT, `it did not start within ${START_LIMIT} ms`);
    else if ("ready" in message) this.#onReady();
    else this.#onResponse(message.id, message.response);
  }

  #onReady() {
    window.clearTimeout(this.#timer);
    window.removeEventListener("beforeunload", this.#onLeaving);
    this.#isLeaving = false;
    status.helperRuntime = "ready";
    status.helperRung = WORKERS[this.#index]?.name;
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
