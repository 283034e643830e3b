import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parse } from "yaml";
import { builtProgram } from "../kubernetes/go-programs";
import { Program } from "../kubernetes/processes";
import type { Bundle } from "./control-plane";
import { PROGRAMS } from "./programs";
import { probed, type StaticPod } from "./static-pod";

const ETCD_DATA = "/var/lib/etcd";
const MANIFESTS = "/etc/kubernetes/manifests/";
/** Folders of a machine that its files name each other in. */
const OWN_PATH = /(?<=^|[\s"'=,]|unix:\/\/)\/(?:etc|run|var)\/[\w./-]*/gm;
/** Flags that say where a program listens. On one host, the loopback address of a member is the member's own. */
const LISTENING = /^--(?:bind-address|listen-[\w-]+)=/;
/** What machines on one host need beyond the flags of their manifests. */
const ON_ONE_HOST: Readonly<Record<string, (address: string) => readonly string[]>> = {
  // Members call each other from one address here, so that their certificates cannot be compared with it.
  etcd: () => ["--peer-skip-client-san-verification=true"],
  // All addresses of a machine are its one.
  "kube-apiserver": (address) => [`--bind-address=${address}`],
};
const LOOPBACK = /\b(?:127\.0\.0\.1|0\.0\.0\.0)\b/g;

/**
 * A machine of a control plane in a folder of its own. Its files are those of the program's output, with the folder before
 * each path, and each static pod is started by the command of its manifest.
 */
export class Machine {
  private readonly running = new Map<string, Program>();

  constructor(
    private bundle: Bundle,
    private readonly root: string,
  ) {
    this.write(bundle);
  }

  get name(): string {
    return this.bundle.name;
  }

  get address(): string {
    return this.bundle.address;
  }

  /** Writes the files of a deployment, with their modes. What runs goes on with the old ones until it starts again. */
  write(bundle: Bundle): void {
    this.bundle = bundle;
    for (const { path: place, mode, content } of bundle.files) {
      const file = this.at(place);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(
        file,
        content.replace(OWN_PATH, (own) => this.at(own)),
      );
      fs.chmodSync(file, Number.parseInt(mode, 8));
    }
  }

  /** Has a file of roots believe one more. */
  believe(place: string, root: string): void {
    fs.appendFileSync(this.at(place), root);
  }

  /** Where a path of the machine is. */
  at(place: string): string {
    return path.join(this.root, place);
  }

  /** The static pods by name, as their manifests have them. */
  get pods(): readonly StaticPod[] {
    return this.bundle.files
      .filter((file) => file.path.startsWith(MANIFESTS))
      .map(({ content }) => parse(content) as StaticPod);
  }

  /** Starts the program of a static pod, without waiting for it. */
  start(name: string): void {
    const pod = this.pod(name);
    const [container] = pod.spec.containers;
    const program = PROGRAMS[name];
    if (container === undefined || program === undefined) throw new Error(`no program ${name}`);
    for (const { hostPath } of pod.spec.volumes) this.prepare(hostPath);
    const [, ...parameters] = [...container.command, ...(container.args ?? [])];
    const here = ON_ONE_HOST[name]?.(this.address) ?? [];
    const flags = [...parameters.map((flag) => this.mapped(flag, pod)), ...here];
    this.running.set(name, new Program(builtProgram(program), flags, this.root));
  }

  /** Waits until the probes of a static pod succeed, which ask without a certificate, as the kubelet does. */
  async ready(name: string): Promise<void> {
    await probed(this.pod(name), this.address, this.program(name));
  }

  /** Ends a program as a power failure would. */
  async kill(name: string): Promise<void> {
    const program = this.program(name);
    program.kill();
    while (program.isRunning()) await delay(10);
  }

  /** Takes all data of etcd away, as a machine without them has it. */
  forget(): void {
    fs.rmSync(this.at(ETCD_DATA), { recursive: true });
  }

  async end(name: string): Promise<void> {
    await this.program(name).stop();
  }

  async stop(): Promise<void> {
    for (const program of [...this.running.values()].reverse()) await program.stop();
  }

  private pod(name: string): StaticPod {
    const found = this.pods.find(({ metadata }) => metadata.name === name);
    if (found === undefined) throw new Error(`${this.bundle.name} has no static pod ${name}`);
    return found;
  }

  private program(name: string): Program {
    const found = this.running.get(name);
    if (found === undefined) throw new Error(`${name} was not started on ${this.bundle.name}`);
    return found;
  }

  /** What the kubelet does with a host path before a container starts (Kubernetes documentation, "hostPath volume types"). */
  private prepare({ path: place, type }: StaticPod["spec"]["volumes"][number]["hostPath"]): void {
    const file = this.at(place);
    if (type === "DirectoryOrCreate") fs.mkdirSync(file, { recursive: true, mode: 0o700 });
    else if (!fs.existsSync(file)) throw new Error(`${this.bundle.name}: no ${place}, a ${type}`);
  }

  /** A flag with paths of the host in the place of those in the container. */
  private mapped(flag: string, { spec }: StaticPod): string {
    const mounts = spec.containers[0]?.volumeMounts ?? [];
    const onHost = (inside: string) => {
      const mount = mounts.find(({ mountPath }) => `${inside}/`.startsWith(`${mountPath}/`));
      const volume = spec.volumes.find(({ name }) => name === mount?.name);
      if (mount === undefined || volume === undefined) {
        throw new Error(`${this.bundle.name}: ${flag} names a path that is not mounted`);
      }
      return this.at(volume.hostPath.path + inside.slice(mount.mountPath.length));
    };
    const here = LISTENING.test(flag) ? flag.replace(LOOPBACK, this.address) : flag;
    return here.replace(OWN_PATH, onHost);
  }
}
