// @ts-check
/// <reference types="node" />
/**
 * Changes a module so that it shows what runs in it: each function leaves a mark in a second memory when it is called. All
 * functions and globals are exported, too. Nothing else changes, not even an index.
 */

import { exportList, SECTION, sized, unsigned, vector, writeModule } from "./encode.mjs";
import { KIND } from "./module.mjs";

/** The name of the memory with the marks, one byte for each function that the module defines. */
export const MARKS = "#marks";
const PAGE = 65_536;
/** Stores 1 at an offset into the second memory that is still to follow: `i32.const 0  i32.const 1  i32.store8 (memory 1)`. */
const MARK = Buffer.from([0x41, 0, 0x41, 1, 0x3a, 0x40, 1]);

/** @param {number} index */
export const nameOfFunction = (index) => `#function${index}`;
/** @param {number} index */
export const nameOfGlobal = (index) => `#global${index}`;

/** @param {string} name of an export, and whether `instrument` has added it */
export const isAdded = (name) => name.startsWith("#");

/**
 * @param {import("./module.mjs").Module} module with one memory
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function instrument({ bytes, sections, imports, exports, globals, bodies }) {
  const [own = 0, ...memories] = sections.get(SECTION.memory) ?? [];
  const count = (/** @type {number} */ kind) => imports.filter((each) => each.kind === kind).length;
  const total = own + count(KIND.memory);
  if (total !== 1) throw new Error(`Pyodide has ${total} memories instead of one, which is not supported`);
  const functions = count(KIND.function) + bodies.length;
  const marked = bodies.map(({ start, code, end }, at) =>
    sized(Buffer.concat([bytes.subarray(start, code), MARK, unsigned(at), bytes.subarray(code, end)])),
  );
  const memory = Buffer.concat([Buffer.from([0]), unsigned(Math.ceil(bodies.length / PAGE))]);
  const added = [
    { name: MARKS, kind: KIND.memory, index: 1 },
    ...numbers(functions).map((index) => ({ name: nameOfFunction(index), kind: KIND.function, index })),
    ...numbers(count(KIND.global) + globals.length).map((index) => ({
      name: nameOfGlobal(index),
      kind: KIND.global,
      index,
    })),
  ];
  return writeModule(
    new Map([
      ...sections,
      [SECTION.memory, vector(own ? [Buffer.from(memories), memory] : [memory])],
      [SECTION.export, exportList([...exports, ...added])],
      [SECTION.code, vector(marked)],
    ]),
  );
}

/** @param {number} count */
const numbers = (count) => [...Array(count).keys()];
