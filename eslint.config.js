import compat from "eslint-plugin-compat";

export default [
  {
    ...compat.configs["flat/recommended"],
    files: ["helper/browser/**/*.js", "helper/render/**/*.js"],
    // Private methods are of 2021. Browsers of 2020 that do not know them skip all scripts, and links remain.
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    // The scripts do without these where they are missing.
    settings: { polyfills: ["navigator.userActivation", "requestIdleCallback"] },
    rules: {
      "compat/compat": "error",
      // A browser may know private methods, but not these.
      "no-restricted-syntax": [
        "error",
        "StaticBlock",
        "Program > ExpressionStatement > AwaitExpression",
        "Program > VariableDeclaration > VariableDeclarator > AwaitExpression",
      ],
    },
  },
];
