import { matchesPattern } from "./iam-statement";

/** First words of the names of actions that change nothing (Service Authorization Reference, access levels List and Read). */
const READING =
  /^(?:batch(?:check|describe|get)|check|describe|discover|estimate|filter|get|head|list|lookup|preview|query|read|scan|search|select|simulate|test|validate|view)/;

/** Reading these is as good as having the account that they are for. */
const SECRETS = [
  "secretsmanager:getsecretvalue",
  "secretsmanager:batchgetsecretvalue",
  "ssm:getparameter",
  "ssm:getparameters",
  "ssm:getparametersbypath",
  "ssm:getparameterhistory",
];

/** Writing actions for which IAM knows no resource (Service Authorization Reference, column "Resource types"). */
const WITHOUT_RESOURCE =
  /^(?:cloudwatch:putmetricdata|ec2messages:\w+|ssmmessages:\w+|xray:put\w+|iam:generate[\w*]*|iam:(?:create|delete|update)account\w+|kms:(?:createkey|generaterandom)|logs:(?:create|delete|update)logdelivery|logs:(?:put|delete)resourcepolicy|tag:(?:un)?tagresources)$/;

/**
 * Whether an action of a policy, in lower case and maybe with wildcards, writes or reads secrets, and could name what it does
 * that to.
 */
export function isSensitive(action: string): boolean {
  const [, name = ""] = action.split(":");
  if (WITHOUT_RESOURCE.test(action)) return false;
  return SECRETS.some((secret) => matchesPattern(action, secret)) || !READING.test(name);
}
