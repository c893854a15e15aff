// @ts-check
/**
 * What the workers of both rungs have in common: say when Python is ready, and from then on answer each path with the
 * region that Python renders for it. They know nothing of flows.
 */

/** @typedef {{ html: string, title: string, path: string }} Region the state at a path */
/** @typedef {{ id: number, path: string } | { soon: string[] }} Request a path to answer, or paths that may be asked next */
/**
 * @typedef {{ downloaded: true } | { ready: true } | { id: number, region: Region } | { failure: string, final: boolean }} Message
 * a `final` failure is one that no other way to start Python avoids
 */
/** @typedef {(path: string) => string} Answer gives the region at a path, as JSON; raises where Python does */

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error), final: error instanceof FinalError });

/** The answers that may be asked for next, made while nobody waits. @type {Map<string, string>} */
const prepared = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {Answer} answer
 * @param {string[]} paths
 */
function prepare(answer, [path, ...others]) {
  if (path === undefined) return;
  try {
    prepared.set(path, answer(path));
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
    addEventListener("message", (/** @type {MessageEvent<Request>} */ { data }) => {
      if ("soon" in data) {
        clearTimeout(timer);
        prepared.clear();
        prepare(answer, data.soon);
        return;
      }
      const { id, path } = data;
      try {
        send({ id, region: JSON.parse(prepared.get(path) ?? answer(path)) });
      } catch (error) {
        fail(error);
      }
    });
    // The first answer is slower than the later ones; better now than at the first click.
    answer("");
    send({ ready: true });
  } catch (error) {
    fail(error);
  }
}
