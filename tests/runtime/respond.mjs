// @ts-check
/// <reference types="node" />
/**
 * Runs a memory image in Node, as the worker does in a browser, and prints as JSON its responses, and how many random bytes it
 * took. A response that did not come is its error.
 *
 * Arguments: the image, and “again” if it is to be started again after an error. Standard input: the requests, as a JSON list of
 * strings.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { openImage } from "../../helper/browser/workers/instance.js";

const [image = "", again] = process.argv.slice(2);
let random = 0;
const { getRandomValues } = crypto;
Object.assign(crypto, {
  getRandomValues(/** @type {Uint8Array<ArrayBuffer>} */ array) {
    random += array.length;
    return getRandomValues.call(crypto, array);
  },
});
const module = await WebAssembly.compile(await readFile(image));
let { respond } = await openImage(module);
const responses = [];
for (const request of JSON.parse(await text(process.stdin))) {
  try {
    responses.push(JSON.parse(respond(request)));
  } catch (error) {
    responses.push(String(error));
    if (again) ({ respond } = await openImage(module));
  }
}
console.log(JSON.stringify({ responses, random }));
