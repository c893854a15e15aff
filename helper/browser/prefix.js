// @ts-check
/**
 * The prefix of the names under which this site stores anything in the browser. Other sites may share its origin.
 *
 * Service workers are classic scripts, which cannot import modules, so the build puts this file in front of theirs
 * without `export`.
 */

/** @param {string} root where the site begins: a URL for caches, a path for other storage */
export const storagePrefix = (root) => `kasper-access-guide ${root} `;
