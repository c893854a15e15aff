// @ts-check
/** Reads a state from its page. */

import { descriptionOf } from "./page.js";

/** @typedef {import("./helper.js").Region} Region */

/** The name of the scripts' folder, which differs between builds. */
const [BUILD = ""] = new URL(".", import.meta.url).pathname.split("/").slice(-2);

/**
 * @param {string} href
 * @param {AbortSignal} signal
 * @returns {Promise<Region>}
 * @throws {Error} where there is no such page in this build
 */
export async function readPage(href, signal) {
  const response = await fetch(href, { signal });
  const html = await response.text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const helper = page.querySelector("kasper-helper[data-path]:not([data-lost])");
  const region = helper?.querySelector("[data-helper]");
  const path = helper?.getAttribute("data-path") ?? null;
  if (!response.ok || !html.includes(`/${BUILD}/`) || !region || path === null)
    throw new Error(`no page of this build: ${href}`);
  return {
    html: region.outerHTML,
    // Pages for embedding have no link preview, whose title would be the same.
    title: page.title.slice(0, -` - ${helper?.getAttribute("data-site-name")}`.length),
    ...descriptionOf(page),
    path,
  };
}
