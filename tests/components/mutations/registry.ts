import type { MutationRow } from "./row";

const REPOSITORY = { resource: "", type: "aws:ecr/repository:Repository" };
const TEMPLATE = {
  resource: "",
  type: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
};
const IMMUTABLE = { path: "imageTagMutability", control: "ecr-immutable", requirement: "D3" };
const ENCRYPTED = { control: "ecr-encrypted", requirement: "D3" };
const OPEN = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:*" }],
});

export const REGISTRY_ROWS: readonly MutationRow[] = [
  { ...REPOSITORY, ...IMMUTABLE, flip: "MUTABLE" },
  { ...REPOSITORY, ...IMMUTABLE, flip: undefined },
  {
    ...REPOSITORY,
    path: "imageScanningConfiguration.scanOnPush",
    flip: false,
    control: "ecr-scan",
    requirement: "D2",
  },
  {
    ...REPOSITORY,
    path: "encryptionConfigurations[0].encryptionType",
    flip: "AES256",
    ...ENCRYPTED,
  },
  { ...REPOSITORY, path: "encryptionConfigurations[0].kmsKey", flip: undefined, ...ENCRYPTED },
  {
    ...REPOSITORY,
    path: "forceDelete",
    flip: true,
    control: "ecr-force-delete",
    requirement: "D3",
  },
  {
    resource: "-policy$",
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    path: "policy",
    flip: OPEN,
    control: "ecr-policy-not-public",
    requirement: "D3",
  },
  {
    resource: "-lifecycle$",
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    path: "policy",
    flip: JSON.stringify({ rules: [] }),
    control: "ecr-lifecycle",
    requirement: "D3",
  },
  { ...TEMPLATE, ...IMMUTABLE, flip: "MUTABLE" },
  { ...TEMPLATE, path: "encryptionConfigurations[0].encryptionType", flip: "AES256", ...ENCRYPTED },
  { ...TEMPLATE, path: "encryptionConfigurations[0].kmsKey", flip: undefined, ...ENCRYPTED },
  {
    ...TEMPLATE,
    path: "repositoryPolicy",
    flip: OPEN,
    control: "ecr-policy-not-public",
    requirement: "D3",
  },
  {
    ...TEMPLATE,
    path: "lifecyclePolicy",
    flip: undefined,
    control: "ecr-lifecycle",
    requirement: "D3",
  },
  {
    resource: "-repositories$",
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    flip: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ecr:*", Resource: "*" }],
    }),
    control: "iam-no-wildcard-action",
    requirement: "C3",
  },
];
