// @ts-check
/** Starts the site's fallback with the module whose URL is this module's query. */

import { run } from "./page.js";

const url = new URL(new URL(import.meta.url).search.slice(1), import.meta.url);

run(async () => {
  /** @type {typeof import("../../support/browser/starts.js")} */
  const { ask } = await import(url.href);
  const [first = {}] = await ask("plain");
  if ("failure" in first) throw new Error(String(first.failure));
});
