import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";

/** A role that an AWS service takes on. */
export interface ServiceRole {
  /** Name in IAM. */
  readonly roleName: string;
  readonly description: string;
  /** Trust policy as JSON text. */
  readonly trust: string;
  /** ARNs of managed policies. */
  readonly managedPolicies: readonly string[];
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/** Registers a role with its managed policies, and returns all of it for others to wait for. */
export function serviceRole(
  name: string,
  role: ServiceRole,
  opts: pulumi.CustomResourceOptions,
): { role: Role; all: pulumi.CustomResource[] } {
  const created = new Role(
    name,
    {
      name: role.roleName,
      description: role.description,
      assumeRolePolicy: role.trust,
      permissionsBoundary: role.permissionsBoundaryArn,
    },
    opts,
  );
  const attached = role.managedPolicies.map(
    (policyArn) =>
      new RolePolicyAttachment(
        `${name}-${policyArn.slice(policyArn.lastIndexOf("/") + 1)}`,
        { role: created.name, policyArn },
        { parent: opts.parent },
      ),
  );
  return { role: created, all: [created, ...attached] };
}

/** Trust policy of a role for EC2 instances. */
export function instanceTrust(serviceDomain: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: `ec2.${serviceDomain}` },
        Action: "sts:AssumeRole",
      },
    ],
  });
}
