// @ts-check
/// <reference types="node" />
/**
 * Makes the memory image: a module that continues where a snapshot was taken. Its memory, table, globals and tags are its own
 * and have the values of the snapshot; of the functions it has only some. The others stop when they are called, so that
 * all keep their indexes.
 */

import { constant, exportList, name, SECTION, sized, unsigned, vector, writeModule } from "./encode.mjs";
import { KIND } from "./module.mjs";

/** @typedef {import("./module.mjs").Module} Module */
/** @typedef {import("./module.mjs").Export} Export */
/** @typedef {import("./snapshot.mjs").Snapshot} Snapshot */
/**
 * @typedef {object} Wanted
 * @property {Set<number>} functions the indexes of those to keep
 * @property {string[]} imports the names of the functions that the image is given; all others are one that is `missing`
 * @property {string[]} exports the names of the functions that it exports, besides its memory and table
 * @property {Record<string, number>} addresses numbers to export as globals
 */

const PAGE = 65_536;
const MOST_PAGES = 65_536;
const I32 = 0x7f;
const FUNCREF = 0x70;
/** A body without locals and with one instruction: `unreachable`. */
const UNREACHABLE = Buffer.from([0, 0, 0x0b]);
/** Runs of bytes no further apart than this become one: to begin another costs more than a few zeros. */
const GAP = 32;

/**
 * @param {Module} module of which the snapshot was taken, and which imports its memory, its first table and all tags
 * @param {Snapshot} snapshot
 * @param {Wanted} wanted
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {Error} if the module has something that is not supported
 */
export function slim(module, snapshot, wanted) {
  const { bytes, sections, imports, globals, bodies } = module;
  for (const kind of /** @type {const} */ (["tag", "memory"])) {
    if (sections.has(SECTION[kind])) throw new Error(`Pyodide defines a ${kind}, which is not supported`);
  }
  const lacking = wanted.exports.filter((each) => !module.exports.some((found) => found.name === each));
  if (lacking.length) throw new Error(`Pyodide does not export ${lacking.join(", ")}`);
  const of = (/** @type {number} */ kind) => imports.filter((each) => each.kind === kind);
  const { length: shared } = of(KIND.table);
  if (shared !== 1) throw new Error(`Pyodide imports ${shared} tables instead of one, which is not supported`);
  const functions = of(KIND.function);
  const isMutable = [...of(KIND.global).map((each) => each.isMutable), ...globals];
  const addresses = Object.entries(wanted.addresses);
  const memory = [1, snapshot.memory.length / PAGE, MOST_PAGES];
  const [tables, rest] = split(sections.get(SECTION.table) ?? Buffer.from([0]));
  /** @type {Export[]} */
  const exported = [
    ...module.exports.filter((each) => wanted.exports.includes(each.name)),
    { name: "memory", kind: KIND.memory, index: 0 },
    { name: "table", kind: KIND.table, index: 0 },
    ...addresses.map(([name], at) => ({ name, kind: KIND.global, index: isMutable.length + at })),
  ];
  return writeModule(
    new Map([
      [SECTION.type, part(sections, SECTION.type)],
      [SECTION.import, vector(functions.map((each) => importEntry(each, wanted.imports)))],
      [SECTION.function, part(sections, SECTION.function)],
      [SECTION.table, join(unsigned(tables + 1), Buffer.from([FUNCREF, 0]), unsigned(snapshot.table.length), rest)],
      [SECTION.memory, vector([join(...memory.map(unsigned))])],
      [SECTION.tag, vector(of(KIND.tag).map(({ type }) => join(Buffer.from([0]), unsigned(type))))],
      [
        SECTION.global,
        vector([
          ...snapshot.globals.map((value, at) => globalEntry(Boolean(isMutable[at]), value)),
          ...addresses.map(([, value]) => globalEntry(false, value)),
        ]),
      ],
      [SECTION.export, exportList(exported)],
      [SECTION.element, vector(elements(snapshot.table))],
      [
        SECTION.code,
        vector(
          bodies.map(({ start, end }, at) =>
            sized(wanted.functions.has(functions.length + at) ? bytes.subarray(start, end) : UNREACHABLE),
          ),
        ),
      ],
      [SECTION.data, vector(dataSegments(snapshot.memory))],
    ]),
  );
}

/**
 * @param {import("./module.mjs").Import} entry
 * @param {string[]} given
 */
function importEntry(entry, given) {
  const known = given.includes(entry.name) ? entry.name : "missing";
  return join(name("python"), name(known), Buffer.from([KIND.function]), unsigned(entry.type));
}

/**
 * @param {boolean} isMutable
 * @param {number} value
 */
const globalEntry = (isMutable, value) => join(Buffer.from([I32, Number(isMutable)]), constant(value));

/** @param {Snapshot["table"]} table @returns a segment for each run of functions */
function elements(table) {
  /** @type {{ start: number, functions: number[] }[]} */
  const segments = [];
  table.forEach((index, at) => {
    if (index === undefined) return;
    const last = segments[segments.length - 1];
    if (last && last.start + last.functions.length === at) last.functions.push(index);
    else segments.push({ start: at, functions: [index] });
  });
  return segments.map(({ start, functions }) =>
    join(Buffer.from([0]), constant(start), vector(functions.map(unsigned))),
  );
}

/** @param {Uint8Array} memory @returns a segment for each run of bytes that are not all 0 */
function dataSegments(memory) {
  /** @type {{ start: number, end: number }[]} */
  const runs = [];
  for (let at = 0; at < memory.length; at++) {
    if (!memory[at]) continue;
    const last = runs[runs.length - 1];
    if (last && at - last.end <= GAP) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  }
  return runs.map(({ start, end }) => join(Buffer.from([0]), constant(start), sized(memory.subarray(start, end))));
}

/** @param {Uint8Array} section @returns {[number, Uint8Array]} the number of its entries, and these */
function split(section) {
  const [count = 0] = section;
  if (count > 127) throw new Error("Pyodide has more than 127 tables, which is not supported");
  return [count, section.subarray(1)];
}

/**
 * @param {Map<number, Uint8Array>} sections
 * @param {number} id
 */
function part(sections, id) {
  const found = sections.get(id);
  if (!found) throw new Error(`Pyodide has no section ${id}, which is not supported`);
  return found;
}

const join = (/** @type {Uint8Array[]} */ ...parts) => Buffer.concat(parts);
