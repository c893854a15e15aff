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
  if (!response.ok) throw new Error(`${nameOf(file)} could not be downloaded (${response.status})`);
  return response;
}

/**
 * @param {RuntimeFile} file
 * @param {AbortSignal} signal
 * @returns {Promise<WebAssembly.Module>} which is verified
 * @throws {Error} as `download`
 */
export async function compile(file, signal) {
  const response = await download(file, signal);
  // Streaming compilation requires this type, which not every host sends. Browsers keep the result of it.
  const isTyped = response.headers.get("Content-Type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {RuntimeFile} file */
const nameOf = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
