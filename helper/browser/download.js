// @ts-check
/** Downloads the files of the runtime; one that is not, byte by byte, what was built is refused. */

/**
 * @typedef {object} RuntimeFile
 * @property {string} path relative to the scripts
 * @property {string} integrity `sha256-` and the digest as base64
 */

/** @param {RuntimeFile} file */
export const addressOf = ({ path }) => new URL(path, import.meta.url).href;

/** @param {RuntimeFile} file */
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
  if (!response.ok) throw new Error(`${nameOf(file)} could not be downloaded (${response.status})`);
  return response;
}

/** @param {RuntimeFile} file */
const nameOf = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
