// @ts-check
/** Finds out, by a rehearsal in the instance that became a snapshot, which functions an image needs. */

import { call } from "../browser/workers/instance.js";
import { run } from "./python.mjs";
import { KIND } from "./wasm/module.mjs";
import { forgetRuns, functionsRun } from "./wasm/snapshot.mjs";

/** @typedef {import("../browser/workers/instance.js").Pointer} Pointer */
/** @typedef {{ respond: Pointer, reseed: Pointer, raising: Pointer[] }} Settled the callables of an instance: its entry functions, and some that raise exceptions */

/**
 * @param {import("./prepare.mjs").Rehearsed} rehearsed
 * @param {(request: string) => string} respond
 * @throws {Error} if a response is not the right one
 */
export function rehearse(rehearsed, respond) {
  for (const [request, response] of rehearsed) {
    let given;
    try {
      given = respond(request);
    } catch (error) {
      given = String(error);
    }
    if (given !== response)
      throw new Error(`the image responds to ${request.slice(0, 500)} with ${given.slice(0, 500)}`);
  }
}

/**
 * @param {import("./wasm/module.mjs").Module} module which was instrumented
 * @param {import("./python.mjs").Instance} python
 * @param {Settled} settled
 * @param {import("./prepare.mjs").Rehearsed} rehearsed
 * @returns the indexes of the `functions` that run in a rehearsal, and of those that they call directly; and the `memory` after
 * the rehearsal
 */
export function profile(module, python, { respond, reseed, raising }, rehearsed) {
  const { exports } = python;
  const ask = (/** @type {string} */ request) => call(exports, respond, request);
  forgetRuns(exports);
  call(exports, reseed, "");
  rehearse(rehearsed, ask);
  const memory = new Uint8Array(exports.memory.buffer).slice();
  for (const callable of raising) {
    try {
      call(exports, callable, "no number");
    } catch {
      continue;
    }
    throw new Error("a Python function that should raise an exception did not");
  }
  const ran = functionsRun(module, exports);
  // Garbage is collected seldom, but at any time: whatever is in use then has functions of its own for that.
  run(python, "import gc; gc.set_threshold(7, 2, 2)");
  forgetRuns(exports);
  rehearse(
    rehearsed.filter((_, at) => at % 8 === 0),
    ask,
  );
  for (const index of functionsRun(module, exports)) ran.add(index);
  const first = module.imports.filter(({ kind }) => kind === KIND.function).length;
  const functions = new Set([...ran].flatMap((index) => [index, ...(module.bodies[index - first]?.calls ?? [])]));
  return { functions, memory };
}
