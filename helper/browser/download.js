// @ts-check
/**
 * Downloads the files of the runtime, and rejects any that is not exactly what was built. What is used are the bytes that
 * were checked.
 */

/** Keeps the URL of the page, which has the visitor's answers after a live move, from the host. @type {RequestInit} */
const NO_REFERRER = { referrerPolicy: "no-referrer" };

/** @typedef {{ url: string, integrity: string }} Recorded the absolute URL of a file, and the digest that the build has recorded */

/**
 * @param {Recorded} file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>} whose body is verified
 * @throws {Error} that names the file that is missing or not the one that was built
 */
export async function download({ url, integrity }, signal) {
  const name = url.slice(url.lastIndexOf("/") + 1);
  let response;
  try {
    response = await fetch(url, { ...NO_REFERRER, integrity, ...(signal && { signal }) });
  } catch (error) {
    throw new Error(`${name} could not be downloaded, or is not the file that was built (${error})`);
  }
  if (!response.ok) throw new Error(`${name} could not be downloaded (${response.status})`);
  return response;
}

/**
 * @param {Recorded} file
 * @returns {Promise<WebAssembly.Module>} which is verified
 * @throws {Error} as `download`
 */
export async function compile(file) {
  const response = await download(file);
  // Streaming compilation requires this type, which not every host sends. Browsers keep the result of it.
  const isTyped = response.headers.get("Content-Type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
