// @ts-check
/// <reference types="node" />
/** Keeps in a file what does not depend on the flow, so that a preview with other content takes seconds. */

import { readFile, rename, writeFile } from "node:fs/promises";

/** @typedef {{ files: import("./python.mjs").Files, functions: Set<number> }} Kept what Python starts from, and the indexes of the functions that run then */

/**
 * @param {string} path
 * @param {string} inputs a digest of what it depends on
 * @returns {Promise<Kept | undefined>} what was kept with the same inputs, if that can be read
 */
export async function readKept(path, inputs) {
  try {
    const kept = JSON.parse(await readFile(path, "utf8"));
    if (kept.inputs !== inputs) return undefined;
    const files = kept.files.map((/** @type {[string, string]} */ [name, data]) => [name, Buffer.from(data, "base64")]);
    return { files: new Map(files), functions: new Set(kept.functions) };
  } catch {
    // It is only there to save time.
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {string} inputs
 * @param {Kept} kept
 */
export async function writeKept(path, inputs, { files, functions }) {
  const encoded = [...files].map(([name, data]) => [name, Buffer.from(data).toString("base64")]);
  // The file is there as a whole or not at all.
  await writeFile(`${path}.new`, JSON.stringify({ inputs, files: encoded, functions: [...functions] }));
  await rename(`${path}.new`, path);
}
