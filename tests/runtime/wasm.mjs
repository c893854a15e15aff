// @ts-check
/// <reference types="node" />
/** Instruments a small module, takes a snapshot of it, and makes a slim one of both. Prints as JSON what these do. */

import {
  constant,
  exportList,
  name,
  SECTION,
  sized,
  unsigned,
  vector,
  writeModule,
} from "../../helper/runtime/wasm/encode.mjs";
import { instrument } from "../../helper/runtime/wasm/instrument.mjs";
import { KIND, readModule } from "../../helper/runtime/wasm/module.mjs";
import { slim } from "../../helper/runtime/wasm/slim.mjs";
import { forgetRuns, functionsRun, takeSnapshot } from "../../helper/runtime/wasm/snapshot.mjs";

const I32 = 0x7f;
const bytes = (/** @type {number[]} */ ...values) => Buffer.from(values);
const entry = (/** @type {string} */ label, /** @type {number[]} */ ...rest) =>
  Buffer.concat([name("env"), name(label), bytes(...rest)]);
/** The bodies of functions without locals. */
const bodies = {
  // call the one after it, and add what is at address 1000
  sum: [0x10, 2, 0x41, ...constant(1000).subarray(1, -1), 0x28, 2, 0, 0x6a],
  seven: [0x41, 7],
  // add 5 to the global, which has a default of 1
  count: [0x23, 0, 0x41, 5, 0x6a, 0x24, 0, 0x23, 0],
  // what the function in the table gives
  indirect: [0x41, 2, 0x11, 0, 0],
  foreign: [0x10, 0],
};
const names = Object.keys(bodies);
const source = writeModule(
  new Map([
    [SECTION.type, vector([bytes(0x60, 0, 1, I32)])],
    [
      SECTION.import,
      vector([
        entry("foreign", KIND.function, 0),
        entry("memory", KIND.memory, 0, 1),
        entry("table", KIND.table, 0x70, 0, 3),
        entry("global", KIND.global, I32, 1),
      ]),
    ],
    [SECTION.function, vector(names.map(() => bytes(0)))],
    [SECTION.export, exportList(names.map((each, at) => ({ name: each, kind: KIND.function, index: 1 + at })))],
    [SECTION.element, vector([Buffer.concat([bytes(0), constant(2), vector([unsigned(2)])])])],
    [SECTION.code, vector(Object.values(bodies).map((body) => sized(bytes(0, ...body, 0x0b))))],
  ]),
);

const module = readModule(source);
const memory = new WebAssembly.Memory({ initial: 1 });
const table = new WebAssembly.Table({ initial: 3, element: "anyfunc" });
const env = { foreign: () => 1, memory, table, global: new WebAssembly.Global({ value: "i32", mutable: true }, 1) };
const compile = (/** @type {Uint8Array<ArrayBuffer>} */ wasm) => new WebAssembly.Module(wasm);
/** @type {any} */
const { exports } = new WebAssembly.Instance(compile(instrument(module)), { env });
const live = { ...exports, memory, table };
new Uint32Array(memory.buffer)[250] = 35;
exports.count();
forgetRuns(live);
const given = { sum: exports.sum(), indirect: exports.indirect() };
const ran = functionsRun(module, live);

const image = slim(module, takeSnapshot(module, live), {
  functions: new Set([...ran, 3]),
  imports: [],
  exports: ["sum", "count", "indirect", "foreign"],
  addresses: { answer: 42 },
});
const missing = () => {
  throw new Error("missing");
};
/** @type {any} */
const slimmed = new WebAssembly.Instance(compile(image), { python: { missing } }).exports;
const reason = (/** @type {() => unknown} */ run) => {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
};
/** Modules with something that is not supported, by what that is. */
const refused = {
  memories: () => instrument(readModule(changed(SECTION.memory, vector([bytes(0, 1)])))),
  memory: () => slimmedFrom({ ...module, sections: new Map([...module.sections, [SECTION.memory, bytes(0)]]) }),
  tag: () => slimmedFrom({ ...module, sections: new Map([...module.sections, [SECTION.tag, bytes(0)]]) }),
  tables: () => slimmedFrom({ ...module, imports: module.imports.filter(({ kind }) => kind !== KIND.table) }),
  global: () => readModule(changed(SECTION.global, vector([bytes(0x7e, 0, 0x42, 0, 0x0b)]))),
  export: () => slimmedFrom(module, ["nothing"]),
  module: () => readModule(bytes(0)),
  instruction() {
    const { validate } = WebAssembly;
    WebAssembly.validate = () => true;
    const code = vector(names.map(() => sized(bytes(0, 0xff, 0x0b))));
    try {
      readModule(changed(SECTION.code, code));
    } finally {
      WebAssembly.validate = validate;
    }
  },
};
/** @param {number} section @param {Uint8Array} contents @returns the module with another section */
const changed = (section, contents) => writeModule(new Map([...module.sections, [section, contents]]));
const slimmedFrom = (/** @type {import("../../helper/runtime/wasm/module.mjs").Module} */ from, exports = ["sum"]) =>
  slim(from, takeSnapshot(module, live), { functions: new Set(ran), imports: [], exports, addresses: {} });
const results = {
  refused: Object.fromEntries(Object.entries(refused).map(([what, make]) => [what, reason(make)])),
  calls: module.bodies.map(({ calls }) => [...calls]),
  given,
  ran: [...ran],
  exported: Object.keys(slimmed).sort(),
  sum: slimmed.sum(),
  count: slimmed.count(),
  indirect: slimmed.indirect(),
  answer: slimmed.answer.value,
  dropped: reason(slimmed.foreign),
};
console.log(JSON.stringify(results));
