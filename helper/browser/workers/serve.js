// @ts-check
/**
 * What the workers of both rungs have in common: say when Python is ready, and from then on pass each request to Python
 * and its answer back. They know nothing of flows.
 */

/** @typedef {string} Request what is asked of Python, as JSON: {"state": "helper/"}; `helper/browser/entry.py` knows all */
/** @typedef {{ id: number, request: Request } | { soon: Request[] }} Order a request to answer, or some that may come next */
/**
 * @typedef {{ downloaded: true } | { ready: true } | { id: number, answer: any } | { failure: string, final: boolean }} Message
 * a `final` failure is one that no other way to start Python avoids
 */
/** @typedef {(request: Request) => string} Answer gives the answer to a request, as JSON; raises where Python does */

/** The request of which Python is sure to have an answer. */
const FIRST = JSON.stringify({ state: "" });

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error), final: error instanceof FinalError });

/** The answers that may be asked for next, made while nobody waits. @type {Map<Request, string>} */
const prepared = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {Answer} answer
 * @param {Request[]} requests
 */
function prepare(answer, [request, ...others]) {
  if (request === undefined) return;
  try {
    prepared.set(request, answer(request));
  } catch {
    // Nobody has asked; where somebody does, it is raised again.
  }
  // One at a time, so that a click need not wait for all of them.
  timer = setTimeout(prepare, 0, answer, others);
}

/** Something without which Python cannot start in any way. */
export class FinalError extends Error {}

/**
 * Start Python and answer from then on.
 * @param {(downloaded: () => void) => Promise<Answer>} start calls back when everything has been downloaded
 */
export async function serve(start) {
  try {
    if (typeof WebAssembly === "undefined") throw new FinalError("this browser does not run WebAssembly");
    const answer = await start(() => send({ downloaded: true }));
    addEventListener("message", (/** @type {MessageEvent<Order>} */ { data }) => {
      if ("soon" in data) {
        clearTimeout(timer);
        prepared.clear();
        prepare(answer, data.soon);
        return;
      }
      const { id, request } = data;
      try {
        send({ id, answer: JSON.parse(prepared.get(request) ?? answer(request)) });
      } catch (error) {
        fail(error);
      }
    });
    // The first answer is slower than the later ones; better now than at the first click.
    answer(FIRST);
    send({ ready: true });
  } catch (error) {
    fail(error);
  }
}
