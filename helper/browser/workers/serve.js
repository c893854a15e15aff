// @ts-check
/**
 * What both workers have in common: they start Python from the first message, report when they have all files and when Python
 * is ready, and from then on pass requests to Python and its responses back.
 */

/** @typedef {string} Request a request to Python, as JSON: {"state": "helper/"}; `helper/api/entry.py` knows all kinds */
/** @typedef {{ id: number, request: Request } | { soon: Request[] }} WorkerMessage what a worker receives: a request, or requests that may come next */
/** @typedef {{ loaded: true } | { ready: true } | { id: number, response: any } | { failure: string }} Message */
/** @typedef {(request: Request) => string} Respond returns the response to a request, as JSON; throws if Python raises */

/** A request that is always valid. */
const FIRST = JSON.stringify({ state: "" });

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error) });

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
  } catch (error) {
    fail(error);
    return;
  }
  // One at a time, so that a click does not wait for all of them.
  timer = setTimeout(prepare, 0, respond, others);
}

/**
 * @param {Respond} respond
 * @param {WorkerMessage} message
 */
function receive(respond, message) {
  if ("soon" in message) {
    clearTimeout(timer);
    prepared.clear();
    prepare(respond, message.soon);
    return;
  }
  const { id, request } = message;
  try {
    send({ id, response: JSON.parse(prepared.get(request) ?? respond(request)) });
  } catch (error) {
    fail(error);
  }
}

/**
 * Start Python and respond to requests from then on.
 * @template Parts
 * @param {(parts: Parts, loaded: () => void) => Promise<Respond>} start takes the first message, and calls `loaded` as soon
 * as it has all files
 */
export function serve(start) {
  const onParts = async (/** @type {MessageEvent<Parts>} */ { data }) => {
    try {
      const respond = await start(data, () => send({ loaded: true }));
      addEventListener("message", (/** @type {MessageEvent<WorkerMessage>} */ event) => receive(respond, event.data));
      // The first response is the slowest, so it is made before the first click.
      respond(FIRST);
      send({ ready: true });
    } catch (error) {
      fail(error);
    }
  };
  addEventListener("message", onParts, { once: true });
}
