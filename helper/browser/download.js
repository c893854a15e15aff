// @ts-check
/**
 * Downloads the files of the runtime, and rejects any that is not exactly what was built. What is used are the bytes that
 * were checked.
 */

/** Keeps the URL of the page, which has the visitor's answers after a live move, from the host. @type {RequestInit} */
const NO_REFERRER = { referrerPolicy: "no-referrer" };

/** @param {RuntimeFile} file */
export const urlOf = ({ path }) => new URL(path, import.meta.url).href;

/**
 * @param {RuntimeFile} file
 * @param {AbortSignal} signal
 * @returns {Promise<Response>} whose body is verified
 * @throws {Error} that names the file that is missing or not the one that was built
 */
export async function download(file, signal) {
  let response;
  try {
    response = await fetch(urlOf(file), { ...NO_REFERRER, integrity: file.integrity, signal });
  } catch (error) {
    throw new Error(`${nameOf(file)} could not be downloaded, or is not the file that was built (${error})`);
  }
  if (!response.ok) throwMissing(file, response.status);
  return response;
}

/**
 * Compile a WebAssembly file while it downloads. A response with `integrity` arrives only once all of it is verified, so
 * the digest is computed here, in parallel.
 * @param {RuntimeFile} file
 * @param {AbortSignal} signal
 * @returns {Promise<WebAssembly.Module>} which is verified
 * @throws {Error} as `download`
 */
export async function compile(file, signal) {
  // Without a secure connection, the browser computes no digests.
  if (!globalThis.crypto?.subtle) return WebAssembly.compile(await (await download(file, signal)).arrayBuffer());
  const response = await fetch(urlOf(file), { ...NO_REFERRER, signal }).catch((error) => throwMissing(file, error));
  if (!response.ok) throwMissing(file, response.status);
  const copy = response.clone();
  const compiling = WebAssembly.compileStreaming(response);
  compiling.catch(() => {});
  const bytes = await copy.arrayBuffer().catch((error) => throwMissing(file, error));
  const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const isBuilt = `sha256-${btoa(String.fromCharCode(...sha256))}` === file.integrity;
  if (!isBuilt) throw new Error(`${nameOf(file)} is not the file that was built`);
  // Streaming compilation fails where the host does not send application/wasm.
  return compiling.catch(() => WebAssembly.compile(bytes));
}

/**
 * @param {RuntimeFile} file
 * @param {unknown} cause
 * @returns {never}
 */
function throwMissing(file, cause) {
  throw new Error(`${nameOf(file)} could not be downloaded (${cause})`);
}

/** @param {RuntimeFile} file */
const nameOf = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
