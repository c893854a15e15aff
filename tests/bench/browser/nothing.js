// @ts-check
/** Starts nothing, but takes about as long as Python, to show what the page does by itself. */

import { run } from "./page.js";

const MILLISECONDS = 1000;

run(() => new Promise((resolve) => setTimeout(resolve, MILLISECONDS)));
