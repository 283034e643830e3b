import type { MutationRow } from "./row";

const REPOSITORY = { resource: "^images-", type: "aws:ecr/repository:Repository" };
const TEMPLATE = {
  resource: "^cache-",
  type: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
};
const IMMUTABLE = { path: "imageTagMutability", control: "ecr-immutable", requirement: "D3" };
const ENCRYPTED = { control: "ecr-encrypted", requirement: "D3", pending: true };
const OPEN = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:*" }],
});

export const REGISTRY_ROWS: readonly MutationRow[] = [
  { ...REPOSITORY, ...IMMUTABLE, flip: "MUTABLE", pending: true },
  { ...REPOSITORY, ...IMMUTABLE, flip: undefined, pending: true },
  {
    ...REPOSITORY,
    path: "imageScanningConfiguration.scanOnPush",
    flip: false,
    control: "ecr-scan",
    pending: true,
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
    pending: true,
    requirement: "D3",
  },
  {
    resource: "^images-.*-policy$",
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    path: "policy",
    flip: OPEN,
    control: "ecr-policy-not-public",
    pending: true,
    requirement: "D3",
  },
  {
    resource: "^images-.*-lifecycle$",
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    path: "policy",
    flip: JSON.stringify({ rules: [] }),
    control: "ecr-lifecycle",
    pending: true,
    requirement: "D3",
  },
  { ...TEMPLATE, ...IMMUTABLE, flip: "MUTABLE", pending: true },
  { ...TEMPLATE, path: "encryptionConfigurations[0].encryptionType", flip: "AES256", ...ENCRYPTED },
  { ...TEMPLATE, path: "encryptionConfigurations[0].kmsKey", flip: undefined, ...ENCRYPTED },
  {
    ...TEMPLATE,
    path: "repositoryPolicy",
    flip: OPEN,
    control: "ecr-policy-not-public",
    pending: true,
    requirement: "D3",
  },
  {
    ...TEMPLATE,
    path: "lifecyclePolicy",
    flip: undefined,
    control: "ecr-lifecycle",
    pending: true,
    requirement: "D3",
  },
  {
    resource: "^cache-repositories$",
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    flip: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ecr:*", Resource: "*" }],
    }),
    control: "iam-no-wildcard-action",
    pending: true,
    requirement: "C3",
  },
];
