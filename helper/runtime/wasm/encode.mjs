// @ts-check
/// <reference types="node" />
/** Writes the parts of a WebAssembly module. */

/** The numbers of the sections. */
export const SECTION = {
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  element: 9,
  code: 10,
  data: 11,
  tag: 13,
};
/** The order that the specification prescribes. */
const ORDER = [0, 1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];
const HEAD = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** @typedef {import("./module.mjs").Export} Export */
/** @typedef {Map<number, Uint8Array>} Sections the contents of sections by their numbers */

/** @param {number} value a whole number from 0, as unsigned LEB128 */
export function unsigned(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** @param {number} value a 32-bit number, as signed LEB128 */
export function signed(value) {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value & 127]);
}

/** @param {Uint8Array[]} items */
export const vector = (items) => Buffer.concat([unsigned(items.length), ...items]);

/** @param {Uint8Array} bytes after their length */
export const sized = (bytes) => Buffer.concat([unsigned(bytes.length), bytes]);

/** @param {string} text */
export const name = (text) => sized(Buffer.from(text));

/** @param {number} value of a constant expression */
export const constant = (value) => Buffer.concat([Buffer.from([0x41]), signed(value | 0), Buffer.from([0x0b])]);

/** @param {Export[]} list */
export const exportList = (list) =>
  vector(list.map((each) => Buffer.concat([name(each.name), Buffer.from([each.kind]), unsigned(each.index)])));

/**
 * @param {Sections} sections
 * @returns {Uint8Array<ArrayBuffer>} the module
 */
export function writeModule(sections) {
  const unknown = [...sections.keys()].filter((id) => !ORDER.includes(id));
  if (unknown.length) throw new Error(`sections whose place is unknown: ${unknown}`);
  const present = ORDER.flatMap((id) => {
    const data = sections.get(id);
    return data ? [Buffer.from([id]), sized(data)] : [];
  });
  return Buffer.concat([HEAD, ...present]);
}
