// What eslint looks for in the scripts of the pages, beside the types that `tsc` checks.

import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-restricted-syntax": ["error", {
        selector: "CallExpression[callee.object.name='Object'][callee.property.name='assign'] > ThisExpression:first-child",
        message: "Name each field in the constructor, so that the checker knows what an object has.",
      }],
      eqeqeq: "error", "no-var": "error", "prefer-const": ["error", { destructuring: "all" }], "no-implicit-globals": "error",
      "no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_" }],
    },
  },
];
