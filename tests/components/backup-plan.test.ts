import fc from "fast-check";
import { InvalidArgumentError } from "../../components";
import { planBackup, type BackupSettings } from "../../components/backup/backup-plan";
import {
  backupPolicy,
  restoreTestPolicy,
  vaultPolicy,
} from "../../components/backup/backup-policies";

const DEPLOYER = "arn:aws:iam::111122223333:role/deployer";
const LOCATION = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const REQUEST = { clusterName: "blue-1", ...LOCATION, deployerRoleArn: DEPLOYER };

describe("permissions", () => {
  interface Statement {
    readonly Action: readonly string[];
    readonly Resource: string | readonly string[];
  }
  const statements = (policy: string): readonly Statement[] =>
    (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement;

  test.each([
    ["backup", backupPolicy(LOCATION, "blue-1")],
    ["restore test", restoreTestPolicy(LOCATION)],
  ])("of %s change nothing that is not named", (_role, policy) => {
    const anywhere = statements(policy).filter(({ Resource }) => Resource === "*");
    expect(anywhere.length).toBeGreaterThan(0);
    for (const { Action } of anywhere) {
      for (const action of Action) expect(action).toMatch(/^\w+:(Describe|List|Get)/);
    }
    expect(
      statements(policy)
        .flatMap(({ Action }) => Action)
        .join(),
    ).not.toContain("*");
  });

  test("of the restore test delete nothing", () => {
    expect(restoreTestPolicy(LOCATION)).not.toContain("Delete");
  });

  test("of the vault leave deletion to administrators", () => {
    expect(statements(vaultPolicy([DEPLOYER]))).toMatchObject([
      { Effect: "Deny", Condition: { ArnNotEquals: { "aws:PrincipalArn": [DEPLOYER] } } },
    ]);
  });
});

test("every plan keeps its rules within the lock, and only compliance can become final", () => {
  const settings = fc.record<BackupSettings>(
    {
      dailyRetentionDays: fc.integer({ min: -5, max: 4000 }),
      monthlyRetentionDays: fc.integer({ min: -5, max: 4000 }),
      minimumRetentionDays: fc.integer({ min: -5, max: 4000 }),
      maximumRetentionDays: fc.integer({ min: -5, max: 40_000 }),
      coldStorageAfterDays: fc.integer({ min: -5, max: 4000 }),
      vaultLock: fc.constantFrom("governance", "compliance"),
      lockGraceDays: fc.integer({ min: -1, max: 400 }),
      acknowledgeIrreversibleLock: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  let planned = 0;
  fc.assert(
    fc.property(settings, (tried) => {
      try {
        const { rules, lock } = planBackup("test", { ...REQUEST, settings: tried });
        planned += 1;
        for (const rule of rules) {
          expect(rule.retentionDays).toBeGreaterThanOrEqual(lock.minRetentionDays);
          expect(rule.retentionDays).toBeLessThanOrEqual(lock.maxRetentionDays);
          const cold = rule.coldStorageAfterDays ?? rule.retentionDays - 90;
          expect(rule.retentionDays - cold).toBeGreaterThanOrEqual(90);
        }
        const final =
          tried.vaultLock === "compliance" && tried.acknowledgeIrreversibleLock === true;
        expect(lock.changeableForDays !== undefined).toBe(final);
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error;
      }
    }),
    { numRuns: 500 },
  );
  expect(planned).toBeGreaterThan(0);
});
