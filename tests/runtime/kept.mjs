// @ts-check
/// <reference types="node" />
/** Keeps something and reads it in several ways, of which it prints the results as JSON. Argument: the file. */

import { truncate } from "node:fs/promises";
import { readKept, writeKept } from "../../helper/runtime/kept.mjs";

const [path = ""] = process.argv.slice(2);
const read = async (/** @type {string} */ inputs) => {
  const kept = await readKept(path, inputs);
  return kept ? [[...kept.files].map(([name, data]) => [name, data.toString()]), [...kept.functions]] : null;
};

const none = await read("x");
await writeKept(path, "x", { files: new Map([["/a", Buffer.from("b")]]), functions: new Set([1, 2]) });
const [same, other] = [await read("x"), await read("y")];
await truncate(path, 9);
console.log(JSON.stringify({ none, same, other, damaged: await read("x") }));
