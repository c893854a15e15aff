// @ts-check
/**
 * What both workers have in common: they report when Python is ready, and from then on pass requests to Python and its
 * answers back.
 */

/** @typedef {string} Request a request to Python, as JSON: {"state": "helper/"}; `helper/api/entry.py` knows all kinds */
/** @typedef {{ id: number, request: Request } | { soon: Request[] }} Order a request to answer, or requests that may come next */
/**
 * @typedef {{ downloaded: true } | { ready: true } | { id: number, answer: any } | { failure: string, final: boolean }} Message
 * a `final` failure is one that the other worker would not avoid
 */
/** @typedef {(request: Request) => string} Answer returns the answer to a request, as JSON; throws if Python raises */

/** A request that Python can always answer. */
const FIRST = JSON.stringify({ state: "" });

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error), final: error instanceof FinalError });

/** Answers that may be needed next, prepared while nobody waits. @type {Map<Request, string>} */
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
    // Nobody has asked yet; whoever does gets the error then.
  }
  // One at a time, so that a click does not wait for all of them.
  timer = setTimeout(prepare, 0, answer, others);
}

/** The lack of something that Python cannot start without. */
export class FinalError extends Error {}

/**
 * Start Python and answer from then on.
 * @param {(downloaded: () => void) => Promise<Answer>} start calls back once everything is downloaded
 */
export async function serve(start) {
  try {
    if (typeof WebAssembly === "undefined") throw new FinalError("this browser does not support WebAssembly");
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
    // The first answer is the slowest, so it is made before the first click.
    answer(FIRST);
    send({ ready: true });
  } catch (error) {
    fail(error);
  }
}
