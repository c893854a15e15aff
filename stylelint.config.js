import manifest from "./package.json" with { type: "json" };

const ANY = ["/./"];
/** Without these, a page loses a refinement, but nothing that someone needs. */
const refinements = {
  ignoreAtRules: ["page"],
  ignoreProperties: {
    appearance: ANY,
    "break-after": ["avoid"],
    "color-scheme": ANY,
    contain: ANY,
    "content-visibility": ANY,
    "forced-color-adjust": ANY,
    "list-style-type": ["disclosure-open"],
    outline: ANY,
    "overflow-wrap": ["anywhere"],
    "/^scroll-/": ANY,
    "text-decoration-thickness": ANY,
    "text-size-adjust": ANY,
    "text-wrap": ANY,
    "user-select": ANY,
    width: ["fit-content"],
    "word-break": ["break-word"],
  },
  ignoreSelectors: ["details-content", "focus-visible", "has"],
};

export default {
  plugins: ["stylelint-plugin-use-baseline"],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    "plugin/use-baseline": [
      true,
      { available: Number(manifest.browserslist.replace("baseline ", "")), ...refinements },
    ],
    "property-disallowed-list": [
      ["column-gap", "gap", "row-gap"],
      { message: "Browsers of 2020 know gaps of grids only: write grid-gap, or margins" },
    ],
    // A browser that does not know one selector of a list drops the rule for all of them.
    "selector-disallowed-list": refinements.ignoreSelectors.flatMap((name) => [
      new RegExp(`:${name}.*,`, "s"),
      new RegExp(`,.*:${name}`, "s"),
    ]),
  },
};
