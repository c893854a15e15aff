// @ts-check
/** When messages arrived, as entered by the visitor: in seconds since 1970 UTC, stored by the id of the deadline. */

import { read, write } from "../../../browser/storage.js";

const NAME = "arrived";

export const hasArrivals = () => Object.keys(read(NAME)).length > 0;

/**
 * @param {string} id of the deadline
 * @returns {number | undefined} undefined if none is stored
 */
export function readArrival(id) {
  const stored = read(NAME)[id];
  return typeof stored === "number" && Number.isSafeInteger(stored) ? stored : undefined;
}

/**
 * @param {string} id of the deadline
 * @param {number} arrived
 */
export const writeArrival = (id, arrived) => write(NAME, { ...read(NAME), [id]: arrived });

export const clearArrivals = () => write(NAME, null);
