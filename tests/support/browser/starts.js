// @ts-check
/** Starts Python without the page's elements. */

import { FinalError, STARTS } from "../../../helper/browser/starts.js";

/**
 * @param {string} name of the way to start
 * @param {object[]} requests
 * @returns {Promise<object[]>} the worker's first message or why it never started, then the responses
 */
export async function ask(name, requests = []) {
  const start = STARTS.find((each) => each.name === name);
  const { signal } = new AbortController();
  const loaded = await start?.load(signal).catch((error) => ({ failure: String(error), final: error instanceof FinalError }));
  if (!loaded || "failure" in loaded) return [loaded ?? {}];
  const url = URL.createObjectURL(loaded.script);
  const worker = new Worker(url);
  /** @param {object} message @returns {Promise<object>} */
  const send = (message) => {
    worker.postMessage(message);
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve({ error: message });
    });
  };
  const answers = [await send(loaded.parts)];
  for (const request of requests) answers.push(await send({ id: answers.length, request: JSON.stringify(request) }));
  worker.terminate();
  URL.revokeObjectURL(url);
  return answers;
}
