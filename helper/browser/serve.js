// @ts-check
/**
 * What the workers of both rungs have in common: say when Python is ready, and from then on answer each path with the
 * region that Python renders for it. They know nothing of flows.
 */

/** @typedef {{ html: string, title: string, path: string }} Region the state at a path */
/** @typedef {{ id: number, path: string }} Request */
/**
 * @typedef {{ downloaded: true } | { ready: true } | { id: number, region: Region } | { failure: string, final: boolean }} Message
 * a `final` failure is one that no other way to start Python avoids
 */
/** @typedef {(path: string) => string} Answer gives the region at a path, as JSON; raises where Python does */

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error), final: error instanceof FinalError });

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
    addEventListener("message", (/** @type {MessageEvent<Request>} */ { data: { id, path } }) => {
      try {
        send({ id, region: JSON.parse(answer(path)) });
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
