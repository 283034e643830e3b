import { scEncrypted } from "../../policy-pack/controls/cluster/sc-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal, storageClass, TYPE } from "./fixtures/sc-encrypted";

const encrypted = "parameters.encrypted";
const key = "parameters.kmsKeyId";
const customer = "a customer key";

testRoom(scEncrypted, fixtures, {
  minimal,
  judged: "fast",
  passes: [
    { name: "an alias", set: key, to: "alias/volumes" },
    { name: "an id", set: key, to: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { name: "an unknown provisioner of a good class", set: "provisioner", to: UNKNOWN },
  ],
  fails: [
    {
      name: "false",
      set: encrypted,
      to: "false",
      path: encrypted,
      found: '"false"',
      wanted: '"true"',
    },
    {
      name: "absent",
      set: encrypted,
      to: ABSENT,
      path: encrypted,
      found: 'absent (default "false")',
      wanted: '"true"',
    },
    { name: "no key", set: key, to: ABSENT, path: key, found: "absent", wanted: customer },
    {
      name: "the key of AWS",
      set: key,
      to: "alias/aws/ebs",
      path: key,
      found: '"alias/aws/ebs"',
      wanted: customer,
    },
  ],
  notEvaluated: [...unreadable(encrypted, "a text"), ...unreadable(key, "a text").slice(1)],
});

test("the output of a key of the stack passes in the stack pass, an unknown of elsewhere does not", () => {
  const inputs = {
    provisioner: "ebs.csi.aws.com",
    parameters: { encrypted: "true", kmsKeyId: UNKNOWN },
  };
  const owned = resource("aws:kms/key:Key", "volumes", {});
  const related = { propertyDependencies: { parameters: [owned.urn] } };
  const controls = [scEncrypted];
  expect(judge([owned, resource(TYPE, "fast", inputs, related)], { controls }).finished).toEqual(
    [],
  );
  expect(judge([resource(TYPE, "fast", inputs)], { controls }).finished).toMatchObject([
    { status: "notEvaluated", path: key },
  ]);
});

test("a class of an unknown provisioner is not evaluated", () => {
  const { finished } = judge(storageClass({ provisioner: UNKNOWN }), { controls: [scEncrypted] });
  expect(finished).toMatchObject([{ status: "notEvaluated", path: "provisioner" }]);
});

test("the remediation sets what is absent, and nothing else", () => {
  const remediate = (inputs: Record<string, unknown>, type = TYPE) =>
    scEncrypted.remediate?.(type, inputs);
  const provisioner = "ebs.csi.aws.com";
  expect(remediate({ provisioner })).toEqual({ provisioner, parameters: { encrypted: "true" } });
  expect(remediate({ provisioner, parameters: { encrypted: "false" } })).toBeUndefined();
  expect(remediate({ provisioner, parameters: UNKNOWN })).toBeUndefined();
  expect(remediate({ provisioner: "efs.csi.aws.com" })).toBeUndefined();
  expect(remediate({ provisioner }, "kubernetes:core/v1:Pod")).toBeUndefined();
});
