import compat from "eslint-plugin-compat";

export default [
  {
    ...compat.configs["flat/recommended"],
    files: ["helper/browser/**/*.js", "helper/render/**/*.js"],
    // Private methods are of 2021. Browsers of 2020 that do not know them skip all scripts, and links remain.
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    // `visit.js` does without it where it is missing.
    settings: { polyfills: ["requestIdleCallback"] },
    rules: {
      "compat/compat": "error",
      // Class fields and private methods have the same age in all browsers; these are younger.
      "no-restricted-syntax": ["error", "StaticBlock", "Program > ExpressionStatement > AwaitExpression"],
    },
  },
];
