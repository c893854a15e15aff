// @ts-check
/** Starts nothing, for about as long as Python takes, to show what the page does by itself. */

import { run } from "./page.js";

const MILLISECONDS = 1000;

run(() => new Promise((resolve) => setTimeout(resolve, MILLISECONDS)));
