// @ts-check
/** Lets the theme's script, and whatever else waits for the parsed page, run in a task of its own: long tasks delay clicks. */

export {};

await new Promise((resolve) => setTimeout(resolve));
