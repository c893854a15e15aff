// @ts-check
/**
 * Python in a worker, started in the first way that works: from the memory image, else plainly. `data-helper-runtime` and
 * `data-helper-rung` of the page's root element say how far it is, and which way it runs.
 */

/** @typedef {import("./workers/serve.js").Message} Message */
/**
 * @typedef {object} Listener
 * @property {() => void} ready
 * @property {() => void} gone Python will not answer any more
 */
/**
 * @typedef {object} Owed an answer that Python owes
 * @property {number} id
 * @property {string} request
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** The workers that start Python, the fastest first, by the value of `data-helper-rung`. Links are the last fallback. */
const WORKERS = [
  { name: "image", script: "./workers/image.js" },
  { name: "plain", script: "./workers/fallback.js" },
];
/** Milliseconds that all files may take to come; a few megabytes, also for somebody with a slow line. */
const DOWNLOAD_LIMIT = 300_000;
/** Milliseconds that Python may take to start once all is downloaded; Pyodide can wait for ever when it fails. */
const START_LIMIT = 30_000;
/** Milliseconds after which a page that was about to be left has stayed after all. */
const STAYED = 2000;

const state = document.documentElement.dataset;

export class Python {
  #listener;
  #rung = 0;
  #limit = 0;
  /** Whether the page is about to be left, which breaks its downloads off. */
  #leaving = false;
  #onLeaving = () => (this.#leaving = true);
  /** @type {string[]} why what was tried does not run */ #reasons = [];
  /** @type {Worker | undefined} */ #worker;
  #asked = 0;
  /** @type {Owed[]} */ #owed = [];

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  get isReady() {
    return state["helperRuntime"] === "ready";
  }

  start() {
    if (this.#worker || this.#rung === WORKERS.length) return;
    state["helperRuntime"] = "loading";
    this.#leaving = false;
    window.addEventListener("beforeunload", this.#onLeaving);
    this.#limit = window.setTimeout(() => this.fail(`its files did not come within ${DOWNLOAD_LIMIT} ms`), DOWNLOAD_LIMIT);
    /** @type {Worker} */
    let worker;
    try {
      worker = new Worker(new URL(WORKERS[this.#rung]?.script ?? "", import.meta.url), { type: "module", name: "kasper-helper" });
    } catch (error) {
      this.fail(String(error));
      return;
    }
    this.#worker = worker;
    // What a worker sent before it was ended may still arrive.
    const isHeard = () => this.#worker === worker;
    worker.addEventListener("message", ({ data }) => isHeard() && this.#onMessage(data));
    worker.addEventListener("error", (event) => isHeard() && this.fail(event.message || "the worker could not be loaded"));
  }

  /**
   * Ask Python as soon as it is ready.
   * @param {object} request as `helper/browser/entry.py` takes it
   * @returns {Promise<any>} the answer; rejected where there is none, or the request is refused
   */
  ask(request) {
    return new Promise((resolve, reject) => {
      if (state["helperRuntime"] === "unavailable") throw new Error("Python does not run");
      const owed = { id: ++this.#asked, request: JSON.stringify(request), resolve, reject };
      this.#owed.push(owed);
      if (this.isReady) this.#send(owed);
    });
  }

  /** @param {object[]} requests which may come next */
  prepare(requests) {
    this.#worker?.postMessage({ soon: requests.map((request) => JSON.stringify(request)) });
  }

  stop() {
    this.#leave();
    this.#disappoint();
    this.#rung = 0;
    this.#reasons = [];
    delete state["helperRuntime"];
    delete state["helperRung"];
  }

  /**
   * Go on with the next rung, or without Python.
   * @param {string} reason
   * @param {boolean} [final] whether no other rung could work
   */
  fail(reason, final = this.isReady) {
    this.#leave();
    if (this.#leaving) {
      this.#limit = window.setTimeout(() => this.start(), STAYED);
      return;
    }
    this.#rung = final ? WORKERS.length : this.#rung + 1;
    // Pyodide puts its whole source into some messages.
    this.#reasons.push(reason.slice(0, 500));
    if (this.#rung < WORKERS.length) {
      this.start();
      return;
    }
    this.#warn("The helper goes on with links, because Python does not run");
    state["helperRuntime"] = "unavailable";
    state["helperRung"] = "links";
    this.#disappoint();
    this.#listener.gone();
  }

  /** @param {Owed} owed */
  #send({ id, request }) {
    this.#worker?.postMessage({ id, request });
  }

  /** Give no answer to all that wait for one. */
  #disappoint() {
    for (const { reject } of this.#owed.splice(0)) reject(new Error("Python does not run"));
  }

  /**
   * Tell once what became of everything that failed.
   * @param {string} consequence
   */
  #warn(consequence) {
    const reasons = this.#reasons.splice(0);
    if (reasons.length) console.warn(`${consequence}: ${reasons.join("; then: ")}`);
  }

  #leave() {
    window.clearTimeout(this.#limit);
    window.removeEventListener("beforeunload", this.#onLeaving);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** @param {Message} message */
  #onMessage(message) {
    if ("failure" in message) {
      this.fail(message.failure, message.final || this.isReady);
    } else if ("downloaded" in message) {
      window.clearTimeout(this.#limit);
      this.#limit = window.setTimeout(() => this.fail(`it did not start within ${START_LIMIT} ms`), START_LIMIT);
    } else if ("ready" in message) {
      window.clearTimeout(this.#limit);
      window.removeEventListener("beforeunload", this.#onLeaving);
      this.#leaving = false;
      state["helperRuntime"] = "ready";
      state["helperRung"] = WORKERS[this.#rung]?.name;
      this.#warn("The helper started Python in a slower way, because the faster one does not run");
      for (const owed of this.#owed) this.#send(owed);
      this.#listener.ready();
    } else {
      this.#onAnswer(message.id, message.answer);
    }
  }

  /**
   * @param {number} id
   * @param {any} answer
   */
  #onAnswer(id, answer) {
    const owed = this.#owed.find((each) => each.id === id);
    this.#owed = this.#owed.filter((each) => each !== owed);
    if ("error" in answer) owed?.reject(new Error(`invalid request: ${answer.error}`));
    else owed?.resolve(answer);
  }
}
