// @ts-check
/// <reference types="node" />
/** Reads what the build needs to know of a WebAssembly module. */

import { BinaryReader, BinaryReaderState as State } from "wasmparser";

/** @typedef {{ module: string, name: string, kind: number, type: number, isMutable: boolean }} Import `type` is that of a function or a tag */
/** @typedef {{ name: string, kind: number, index: number }} Export */
/**
 * @typedef {object} Body of a function, as offsets into the module
 * @property {number} start of its declarations of locals
 * @property {number} code after these
 * @property {number} end
 * @property {Set<number>} calls the indexes of the functions that it calls directly
 */
/**
 * @typedef {object} Module
 * @property {Uint8Array} bytes
 * @property {Map<number, Uint8Array>} sections the contents of the sections by their numbers; 0 is a custom one
 * @property {Import[]} imports
 * @property {Export[]} exports
 * @property {boolean[]} globals for each global that it defines, whether it is mutable
 * @property {Body[]} bodies
 */

/** The kinds of imports and exports. */
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
const I32 = -1;
const CALL = 0x10;
const RETURN_CALL = 0x12;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Module}
 * @throws {Error} if they are not a valid module, or one with something that is not supported
 */
export function readModule(bytes) {
  // The reader would wait for the rest of a module that is cut off.
  if (!WebAssembly.validate(bytes)) throw new Error("not a valid WebAssembly module");
  const reader = new BinaryReader();
  reader.setData(Uint8Array.from(bytes).buffer, 0, bytes.length);
  /** @type {Module} */
  const module = { bytes, sections: new Map(), imports: [], exports: [], globals: [], bodies: [] };
  /** @type {Set<number>} */
  let calls = new Set();
  let section = -1;
  let start = 0;
  // The length of a function's body stands before it, where the body before has ended.
  let before = 0;
  while (reader.read()) {
    const { result } = /** @type {{ result: any }} */ (reader);
    switch (/** @type {number} */ (reader.state)) {
      case State.ERROR:
        // The reader would stay there forever.
        throw new Error(`Pyodide has something that wasmparser does not know: ${reader.error.message}`);
      case State.BEGIN_SECTION:
        section = result.id;
        // The name of a custom section, after its length, is part of the contents.
        start = reader.position - (result.name ? 1 + result.name.length : 0);
        before = afterNumber(bytes, start);
        break;
      case State.END_SECTION:
        if (module.sections.has(section))
          throw new Error(`Pyodide has two sections ${section}, which is not supported`);
        module.sections.set(section, bytes.subarray(start, reader.position));
        break;
      case State.IMPORT_SECTION_ENTRY:
        module.imports.push(importOf(result));
        break;
      case State.BEGIN_GLOBAL_SECTION_ENTRY:
        module.globals.push(isMutable(result.type));
        break;
      case State.EXPORT_SECTION_ENTRY:
        module.exports.push({ name: textOf(result.field), kind: result.kind, index: result.index });
        break;
      case State.BEGIN_FUNCTION_BODY:
        calls = new Set();
        module.bodies.push({ start: afterNumber(bytes, before), code: reader.position, end: 0, calls });
        break;
      case State.CODE_OPERATOR:
        if (result.code === CALL || result.code === RETURN_CALL) calls.add(result.funcIndex);
        break;
      case State.END_FUNCTION_BODY:
        before = reader.position;
        Object.assign(module.bodies[module.bodies.length - 1] ?? {}, { end: before });
        break;
    }
  }
  return module;
}

/** @param {any} entry @returns {Import} */
function importOf({ module, field, kind, funcTypeIndex, type }) {
  return {
    module: textOf(module),
    name: textOf(field),
    kind,
    type: funcTypeIndex ?? type?.typeIndex ?? 0,
    isMutable: kind === KIND.global && isMutable(type),
  };
}

/** @param {{ contentType: { code: number }, mutability: number }} type of a global */
function isMutable({ contentType, mutability }) {
  if (contentType.code !== I32)
    throw new Error("Pyodide has a global that is not a 32-bit number, which is not supported");
  return mutability === 1;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at where a number in LEB128 begins
 * @returns {number} where it has ended
 */
function afterNumber(bytes, at) {
  let end = at;
  while ((bytes[end] ?? 0) & 128) end++;
  return end + 1;
}

const textOf = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString();
