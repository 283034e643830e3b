import js from "@eslint/js";
import tseslint from "typescript-eslint";

const forbid = (group, message) => ({ group, message });
const wholeSdk = [
  { name: "@pulumi/aws", message: "Import the deep path, for example @pulumi/aws/eks." },
  {
    name: "@pulumi/kubernetes",
    message: "Import the deep path, for example @pulumi/kubernetes/core/v1.",
  },
];

export default tseslint.config(
  { ignores: ["**/node_modules/", "**/dist/"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 300 }],
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-restricted-imports": ["error", { paths: wholeSdk }],
    },
  },
  {
    files: ["components/**/*.ts", "index.ts", "configuration/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: wholeSdk,
          patterns: [
            forbid(
              ["**/policy-pack/**", "**/preview/**"],
              "Components know neither the pack nor the preview.",
            ),
          ],
        },
      ],
    },
  },
  {
    files: ["policy-pack/**/*.ts"],
    rules: {
      "max-lines-per-function": ["error", { max: 60 }],
      "no-restricted-imports": [
        "error",
        {
          paths: wholeSdk,
          patterns: [
            forbid(
              ["**/components/**", "**/preview/**"],
              "The pack imports nothing from outside itself.",
            ),
          ],
        },
      ],
    },
  },
  {
    files: ["preview/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: wholeSdk,
          patterns: [
            forbid(
              ["**/components/**", "**/policy-pack/**"],
              "The preview loads program and pack by path.",
            ),
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.cjs", "**/*.mjs"],
    languageOptions: {
      globals: {
        require: "readonly",
        module: "writable",
        process: "readonly",
        __dirname: "readonly",
        console: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
