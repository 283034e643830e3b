import { gunzipSync } from "node:zlib";
import { cloudConfig, compressed } from "../../components/self-managed/user-data";
import { NAMES } from "./self-managed-example";
import { knownPki, knownRun, type WrittenFile } from "./self-managed-known";

interface CloudConfig {
  readonly hostname: string;
  readonly write_files: readonly Readonly<Record<string, string>>[];
  readonly runcmd: readonly (readonly string[])[];
}

const EC2_LIMIT = 16 * 1024;
const FIVE = [
  ...NAMES.members,
  { name: "cp-4", address: "10.20.0.14" },
  { name: "cp-5", address: "10.20.0.15" },
];

/** Keys of tokens are made by a deployment: a text of their length stands for each. */
const filled = (files: readonly WrittenFile[], machine: string) =>
  files
    .filter((file) => file.machine === machine)
    .map((file) => ({ ...file, content: file.text ?? "k".repeat(300) }));

describe("user data", () => {
  let text: string;
  beforeAll(async () => {
    const names = { ...NAMES, members: FIVE };
    const { files, errors } = await knownRun(knownPki(names).pki, names);
    expect(errors).toEqual([]);
    text = cloudConfig("cp-1", filled(files, "cp-1"), { isMember: true });
  });

  test("is read by cloud-init, and writes each file before anything starts", () => {
    const [first, second = "", ...rest] = text.split("\n");
    expect([first, ...rest]).toEqual(["#cloud-config", ""]);
    const config = JSON.parse(second) as CloudConfig;
    expect(config.hostname).toBe("cp-1");
    expect(config.write_files).toHaveLength(47);
    for (const file of config.write_files) {
      expect(Object.keys(file).sort()).toEqual(["content", "owner", "path", "permissions"]);
      expect(file["permissions"]).toBe("0600");
    }
    expect(config.runcmd.at(-1)).toEqual(["systemctl", "enable", "--now", "kubelet.service"]);
    expect(config.runcmd).toContainEqual(
      expect.arrayContaining(["install", "0700", "/var/lib/etcd"]),
    );
  });

  test("fits into EC2 for a member of five", () => {
    const packed = Buffer.from(compressed(text), "base64");
    expect(gunzipSync(packed).toString()).toBe(text);
    expect(packed.length).toBeLessThan(EC2_LIMIT);
    expect(text.length).toBeGreaterThan(EC2_LIMIT);
  });
});
