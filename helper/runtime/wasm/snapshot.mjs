// @ts-check
/// <reference types="node" />
/** Takes from an instance of an instrumented module what runs in it, and its state. */

import { MARKS, nameOfFunction, nameOfGlobal } from "./instrument.mjs";
import { KIND } from "./module.mjs";

/** @typedef {import("./module.mjs").Module} Module */
/** @typedef {WebAssembly.Exports & { memory: WebAssembly.Memory, table: WebAssembly.Table }} Exports with memory and table, which are imported */
/**
 * @typedef {object} Snapshot
 * @property {Uint8Array} memory
 * @property {number[]} globals the values by index
 * @property {(number | undefined)[]} table the index of the function in each place, if one of the module is there
 */

/**
 * @param {Module} module which was instrumented
 * @param {Exports} exports
 * @returns {Snapshot}
 */
export function takeSnapshot({ imports, bodies }, exports) {
  const imported = imports.filter(({ kind }) => kind === KIND.function).length;
  /** @type {Map<unknown, number>} */
  const indexes = new Map();
  for (let index = 0; index < imported + bodies.length; index++) indexes.set(exports[nameOfFunction(index)], index);
  const globals = [];
  for (let index = 0; exports[nameOfGlobal(index)]; index++) {
    globals.push(/** @type {WebAssembly.Global} */ (exports[nameOfGlobal(index)]).value);
  }
  return {
    memory: new Uint8Array(exports.memory.buffer).slice(),
    globals,
    table: [...Array(exports.table.length).keys()].map((at) => indexes.get(exports.table.get(at))),
  };
}

/** @param {Exports} exports forgets which functions have run */
export function forgetRuns(exports) {
  marksOf(exports).fill(0);
}

/**
 * @param {Module} module
 * @param {Exports} exports
 * @returns {Set<number>} the indexes of those functions of the module that have run since then
 */
export function functionsRun({ imports, bodies }, exports) {
  const imported = imports.filter(({ kind }) => kind === KIND.function).length;
  const marks = marksOf(exports);
  return new Set([...bodies.keys()].filter((at) => marks[at]).map((at) => imported + at));
}

const marksOf = (/** @type {Exports} */ exports) =>
  new Uint8Array(/** @type {WebAssembly.Memory} */ (exports[MARKS]).buffer);
