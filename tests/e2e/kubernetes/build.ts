import { builtProgram, ETCD, kubeApiserver } from "./go-programs";

/** Builds what the tests against a real API server need: `node --require ./preview/register.cjs <this file> 1.35 1.36`. */
const minors = process.argv.slice(2);
const programs = [ETCD, ...(minors.length === 0 ? ["1.35"] : minors).map(kubeApiserver)];
for (const program of programs) process.stdout.write(`${builtProgram(program)}\n`);
