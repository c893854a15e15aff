// @ts-check
/**
 * The module worker in which Python runs: it starts Pyodide, says so, and from then on answers each path with the
 * region that Python renders for it. It knows nothing of flows.
 */

/** @typedef {{ html: string, title: string, path: string }} Region the state at a path */
/** @typedef {{ id: number, path: string }} Request */
/** @typedef {{ ready: true } | { id: number, region: Region } | { failure: string }} Message */

const PACKAGE = "kasper-access-guide";

/**
 * Start Python and import the helper.
 * @returns {Promise<(path: string) => Region>} renders the state at a path below the root of the site
 */
async function start() {
  const base = new URL("pyodide/", import.meta.url).href;
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: base,
    packages: [PACKAGE],
    // Stack switching is missing in some engines, and nothing here waits inside Python.
    enableRunUntilComplete: false,
  });
  const { respond } = python.pyimport("helper.browser.entry");
  const { FLOW } = python.pyimport("helper.content.compiled");
  /** @param {string} path */
  const render = (path) => {
    const response = respond(FLOW, path);
    try {
      return response.toJs({ dict_converter: Object.fromEntries });
    } finally {
      response.destroy();
    }
  };
  // The first render compiles the templates; better now than at the first click.
  render("");
  return render;
}

/** @param {Message} message */
const send = (message) => postMessage(message);

/** @param {unknown} error */
const fail = (error) => send({ failure: String(error) });

try {
  const render = await start();
  addEventListener("message", (/** @type {MessageEvent<Request>} */ { data: { id, path } }) => {
    try {
      send({ id, region: render(path) });
    } catch (error) {
      fail(error);
    }
  });
  send({ ready: true });
} catch (error) {
  fail(error);
}
