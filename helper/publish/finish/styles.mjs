// @ts-check
/// <reference types="node" />
/**
 * Prints the rules of the theme's style sheets that an element of the site can match, and then the site's own sheet, without
 * comments and spaces.
 *
 * Argument: a JSON file with a `Sheets`.
 */

import { readFile } from "node:fs/promises";
import { tokenizer } from "acorn";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

/**
 * @typedef {object} Names what elements have, and words that may be any of it
 * @property {string[]} tags
 * @property {string[]} classes
 * @property {string[]} ids
 * @property {{ names: string[], values: string[] }} attributes
 * @property {string[]} undetermined
 */
/**
 * @typedef {object} Sheets
 * @property {string} theme the theme's styles
 * @property {string} own those that follow
 * @property {string[]} others sheets that may use the theme's variables, too
 * @property {Names} names of elements on pages
 * @property {string[]} scripts the texts of scripts, which may make elements and change them
 * @property {string[]} unused the first words of classes that those scripts never use here
 */

/** A word in a string. After a dot or #, it is in a selector, with which a script asks for elements and makes none. */
const WORD = /(?<![.#\w-])[\w-]+/g;
/** The use of a variable in a sheet. */
const USE = /var\(\s*(--[\w-]+)/g;
/**
 * The theme's tables, and the same as this site has them. Where a selector asks for any class, browsers compute all styles
 * anew when the class of the root changes, as the theme's script does on every page.
 */
const TABLES = /table:not\(\[class\]\)/g;
const OWN_TABLES = "table:not(.helper-cases)";
/** The direction of the text, which scripts ask for and pages have. */
const RIGHT_TO_LEFT = "rtl";

/** @type {Sheets} */
const { theme, own, others, names, scripts, unused } = JSON.parse(await readFile(process.argv[2] ?? "", "utf8"));
const isUnused = new RegExp(`^(${unused.join("|")})(?![a-z0-9])`);

/**
 * What a script can make: any word in a string but those of unused blocks, and attributes that are properties as well, such
 * as `hidden`.
 * @param {string} script
 * @returns {Names}
 */
function namesIn(script) {
  const words = new Set();
  const properties = new Set();
  for (const token of tokenizer(script, { ecmaVersion: "latest", sourceType: "module" })) {
    const text = script.slice(token.start, token.end);
    if (token.type.label === "name") properties.add(text);
    else if (["string", "template"].includes(token.type.label))
      for (const [word] of text.matchAll(WORD)) words.add(word);
  }
  const made = [...words].filter((word) => word !== RIGHT_TO_LEFT && !isUnused.test(word));
  return { tags: [], classes: [], ids: [], attributes: { names: [...properties], values: [] }, undetermined: made };
}

const usedElsewhere = [own, ...others].flatMap((sheet) => Array.from(sheet.matchAll(USE), ([, name = ""]) => name));
const [used] = await new PurgeCSS().purge({
  content: [{ raw: JSON.stringify(names), extension: "json" }, ...scripts.map((raw) => ({ raw, extension: "js" }))],
  extractors: [
    { extensions: ["json"], extractor: JSON.parse },
    { extensions: ["js"], extractor: namesIn },
  ],
  css: [{ raw: theme.replace(TABLES, OWN_TABLES) }],
  safelist: { standard: [], variables: usedElsewhere },
  keyframes: true,
  variables: true,
});
const { code } = await transform(`${used?.css}\n${own}`, { loader: "css", minifyWhitespace: true, charset: "utf8" });
process.stdout.write(code);
