// @ts-check
/** Downloads the files of the runtime; one that is not, byte by byte, what was built is refused. */

/**
 * @typedef {object} RuntimeFile
 * @property {string} path relative to the scripts
 * @property {string} integrity `sha256-` and the digest as base64
 */

/** @param {RuntimeFile} file */
export const addressOf = ({ path }) => new URL(path, import.meta.url).href;

/**
 * @param {RuntimeFile} file
 * @returns {string} the SHA-256 digest as base64
 */
export const digestOf = ({ integrity }) => integrity.slice("sha256-".length);

/**
 * @param {RuntimeFile} file
 * @returns {Promise<Response>} whose body is verified
 * @throws {Error} which names the file that is missing or not the one that was built
 */
export async function download(file) {
  let response;
  try {
    response = await fetch(addressOf(file), { integrity: file.integrity });
  } catch (error) {
    throw new Error(`${nameOf(file)} could not be downloaded, or is not the file that was built (${error})`);
  }
  if (!response.ok) missing(file, response.status);
  return response;
}

/**
 * Compile a WebAssembly file while it comes in. What `download` gives comes in only once all of it is verified, so here
 * the digest is made beside.
 * @param {RuntimeFile} file
 * @returns {Promise<WebAssembly.Module>} which is verified
 * @throws {Error} as `download`
 */
export async function compile(file) {
  // There are no digests where the connection is not secure.
  if (!globalThis.crypto?.subtle) return WebAssembly.compile(await (await download(file)).arrayBuffer());
  const response = await fetch(addressOf(file)).catch((error) => missing(file, error));
  if (!response.ok) missing(file, response.status);
  const copy = response.clone();
  const compiling = WebAssembly.compileStreaming(response);
  compiling.catch(() => {});
  const bytes = await copy.arrayBuffer().catch((error) => missing(file, error));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (btoa(String.fromCharCode(...digest)) !== digestOf(file)) throw new Error(`${nameOf(file)} is not the file that was built`);
  // Some hosts call it something else than application/wasm; then it does not compile while it comes in.
  return compiling.catch(() => WebAssembly.compile(bytes));
}

/**
 * @param {RuntimeFile} file
 * @param {unknown} cause
 * @returns {never}
 */
function missing(file, cause) {
  throw new Error(`${nameOf(file)} could not be downloaded (${cause})`);
}

/** @param {RuntimeFile} file */
const nameOf = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
