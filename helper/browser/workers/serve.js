// @ts-check
/**
 * What both workers have in common: they report when Python is ready, and from then on pass requests to Python and its
 * responses back.
 */

/** @typedef {string} Request a request to Python, as JSON: {"state": "helper/"}; `helper/api/entry.py` knows all kinds */
/** @typedef {{ id: number, request: Request } | { soon: Request[] }} WorkerMessage what a worker receives: a request, or requests that may come next */
/**
 * @typedef {{ downloaded: true } | { ready: true } | { id: number, response: any } | { failure: string, final: boolean }} Message
 * a `final` failure is one that the other worker would not avoid
 */
/** @typedef {(request: Request) => string} Respond returns the response to a request, as JSON; throws if Python raises */

/** A request that is always valid. */
const FIRST = JSON.stringify({ state: "" });

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error), final: error instanceof FinalError });

/** Responses that may be needed next, prepared ahead of time. @type {Map<Request, string>} */
const prepared = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {Respond} respond
 * @param {Request[]} requests
 */
function prepare(respond, [request, ...others]) {
  if (request === undefined) return;
  try {
    prepared.set(request, respond(request));
  } catch {
    // No page has asked yet; one that does gets the error then.
  }
  // One at a time, so that a click does not wait for all of them.
  timer = setTimeout(prepare, 0, respond, others);
}

/** The lack of something that Python cannot start without. */
export class FinalError extends Error {}

/**
 * Start Python and respond to requests from then on.
 * @param {(downloaded: () => void) => Promise<Respond>} start calls back once everything is downloaded
 */
export async function serve(start) {
  try {
    if (typeof WebAssembly === "undefined") throw new FinalError("this browser does not support WebAssembly");
    const respond = await start(() => send({ downloaded: true }));
    addEventListener("message", (/** @type {MessageEvent<WorkerMessage>} */ { data }) => {
      if ("soon" in data) {
        clearTimeout(timer);
        prepared.clear();
        prepare(respond, data.soon);
        return;
      }
      const { id, request } = data;
      try {
        send({ id, response: JSON.parse(prepared.get(request) ?? respond(request)) });
      } catch (error) {
        fail(error);
      }
    });
    // The first response is the slowest, so it is made before the first click.
    respond(FIRST);
    send({ ready: true });
  } catch (error) {
    fail(error);
  }
}
