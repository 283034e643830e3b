import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cloudConfig } from "../../components/self-managed/user-data";
import { NAMES } from "../components/self-managed-example";
import { knownPki, knownRun } from "../components/self-managed-known";
import { testWith } from "./needs";

const MACHINE = "cp-1";

/** The files of a member, and a folder to write them to. */
async function withMember(
  run: (member: {
    readonly folder: string;
    readonly textOf: (file: string) => string;
    readonly userData: string;
  }) => void,
): Promise<void> {
  const { files, errors } = await knownRun(knownPki(NAMES).pki, NAMES);
  expect(errors).toEqual([]);
  const own = files
    .filter(({ machine }) => machine === MACHINE)
    // Keys of tokens are made by a deployment.
    .map((file) => ({ ...file, content: file.text ?? "k".repeat(300) }));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "machine-"));
  try {
    run({
      folder,
      textOf: (file) => {
        const found = own.find((each) => each.path === file);
        if (found === undefined) throw new Error(`${file} is no file of ${MACHINE}`);
        return found.content;
      },
      userData: cloudConfig(MACHINE, own, { isMember: true }),
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function ask(program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

testWith(["cloud-init"], "cloud-init accepts the user data of a member", () =>
  withMember(({ folder, userData }) => {
    const schema = (text: string) => {
      const file = path.join(folder, "user-data");
      fs.writeFileSync(file, text);
      return ask("cloud-init", ["schema", "--config-file", file]);
    };
    expect(schema(userData)).toMatchObject({ status: 0, said: expect.stringContaining("Valid") });
    expect(schema(userData.replace('"write_files":[', '"write_files":[3,')).status).not.toBe(0);
  }),
);

testWith(["systemd-analyze"], "systemd accepts the unit of the kubelet", () =>
  withMember(({ folder, textOf }) => {
    const verify = (text: string) => {
      const file = path.join(folder, "kubelet.service");
      fs.writeFileSync(file, text);
      return ask("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", file]).said;
    };
    // The program itself is not on this machine.
    const unit = textOf("/etc/systemd/system/kubelet.service").replace(
      /^ExecStart=\S+/m,
      "ExecStart=/bin/true",
    );
    expect(verify(unit)).not.toContain("kubelet.service:");
    expect(verify(unit.replace("Restart=", "Restrat="))).toMatch(/Unknown key.*'Restrat'/);
  }),
);

testWith(
  ["sysctl", ...(process.platform === "linux" ? [] : ["Linux"])],
  "the kernel knows every setting",
  () =>
    withMember(({ textOf }) => {
      const settings = textOf("/etc/sysctl.d/90-kubelet.conf")
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#"));
      expect(settings.length).toBeGreaterThan(2);
      for (const setting of settings) {
        const [name = ""] = setting.split(/\s*=\s*/);
        // Settings of bridges are there once the module is loaded, which is for the machine to do.
        if (name.startsWith("net.bridge.")) continue;
        expect(ask("sysctl", ["-n", name])).toMatchObject({ status: 0 });
      }
    }),
);
