// @ts-check
/// <reference types="node" />
/**
 * Runs a memory image in Node, as the worker does in a browser, and prints as JSON its responses, and how many random bytes it
 * took. A response that did not come is its error.
 *
 * Argument: the image. Standard input: the requests, as a JSON list of strings.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { openImage } from "../../helper/browser/workers/instance.js";

const [image = ""] = process.argv.slice(2);
let random = 0;
const { getRandomValues } = crypto;
Object.assign(crypto, {
  getRandomValues(/** @type {Uint8Array<ArrayBuffer>} */ array) {
    random += array.length;
    return getRandomValues.call(crypto, array);
  },
});
const { respond } = await openImage(await WebAssembly.compile(await readFile(image)));
const responses = JSON.parse(await text(process.stdin)).map((/** @type {string} */ request) => {
  try {
    return JSON.parse(respond(request));
  } catch (error) {
    return String(error);
  }
});
console.log(JSON.stringify({ responses, random }));
