// @ts-check
/** Starts Python without the page's elements. */

import { STARTS } from "../../../helper/browser/starts.js";

/** @typedef {import("../../../helper/browser/starts.js").Start} Start */

export { STARTS };

/**
 * @param {string} name of the way to start
 * @param {object[]} requests
 * @returns {Promise<object[]>} the worker's first message or why it never started, then the responses
 */
export async function ask(name, requests = []) {
  const [start] = STARTS.filter((each) => each.name === name);
  const { signal } = new AbortController();
  let script, parts;
  try {
    [script, parts] = await Promise.all([start?.script(signal), start?.parts(signal)]);
  } catch (error) {
    return [{ failure: String(error) }];
  }
  const url = URL.createObjectURL(script ?? new Blob());
  const worker = new Worker(url);
  /** @param {object} message @returns {Promise<object>} */
  const send = (message) => {
    worker.postMessage(message);
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => "loaded" in data || resolve(data);
      worker.onerror = ({ message }) => resolve({ error: message });
    });
  };
  const answers = [await send(parts ?? {})];
  for (const request of requests) answers.push(await send({ id: answers.length, request: JSON.stringify(request) }));
  worker.terminate();
  URL.revokeObjectURL(url);
  return answers;
}
