// @ts-check
/** Starts the module worker whose URL is this module's query. */

import { run } from "./page.js";

const url = new URL(new URL(import.meta.url).search.slice(1), import.meta.url);

run(
  () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url, { type: "module" });
      worker.addEventListener("error", ({ message }) => reject(new Error(message)));
      worker.addEventListener("message", ({ data }) => {
        if ("ready" in data) resolve(undefined);
        if ("failure" in data) reject(new Error(data.failure));
      });
    }),
);
