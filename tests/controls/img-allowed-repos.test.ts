import { imgAllowedRepos } from "../../policy-pack/controls/supply-chain/img-allowed-repos";
import { testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { fixtures, minimal, settings } from "./fixtures/img-allowed-repos";

const path = "spec.containers[0].image";

testRoom(imgAllowedRepos, fixtures, {
  minimal,
  judged: "web",
  settings,
  passes: ["docker.io/nginx", "index.docker.io/library/nginx:1"].map((to) => ({
    name: to,
    set: path,
    to,
  })),
  fails: [
    ["registry.example.attacker.example/web", "registry.example.attacker.example"],
    ["registry.example:5000/web", "registry.example:5000"],
    ["library/nginxes", "docker.io/library/nginxes"],
  ].map(([to = "", place = ""]) => ({
    name: to,
    set: path,
    to,
    path,
    found: JSON.stringify(place.includes("/") ? place : `${place}/web`),
    wanted: "one of registry.example, docker.io/library/nginx",
  })),
  notEvaluated: unreadable(path, "a text"),
});

test("without listed registries nothing is evaluated", () => {
  expect(judge(minimal, { controls: [imgAllowedRepos] }).finished).toMatchObject([
    { status: "notEvaluated", reason: "the settings list no registries", path },
  ]);
});
