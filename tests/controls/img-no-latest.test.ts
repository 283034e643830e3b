import { imgNoLatest } from "../../policy-pack/controls/supply-chain/img-no-latest";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { container, IMAGE } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/img-no-latest";

const path = "spec.containers[0].image";
const wanted = "a version as tag, or a digest";

testRoom(imgNoLatest, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "a digest beside latest", set: path, to: IMAGE.replace("1.2.3", "latest") },
    { name: "a digest alone", set: path, to: IMAGE.replace(":1.2.3", "") },
  ],
  fails: [
    {
      name: "latest",
      set: path,
      to: "registry.example/web:latest",
      path,
      found: '"latest"',
      wanted,
    },
    { name: "no tag", set: path, to: "web", path, found: "no tag (default latest)", wanted },
    {
      name: "a port",
      set: path,
      to: "localhost:5000/web",
      path,
      found: "no tag (default latest)",
      wanted,
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a text"),
    { name: "no image", set: path, to: ABSENT, path, why: "no image is named here" },
    {
      name: "no image name",
      set: path,
      to: "Web App",
      path,
      why: "the text is no name of an image",
    },
  ],
});

test("the output of an image build, which has a digest, passes in the stack pass", () => {
  const build = resource("docker-build:index:Image", "web-image", {});
  const stack = [
    build,
    resource(
      "kubernetes:core/v1:Pod",
      "web",
      { spec: { containers: [container({ image: UNKNOWN })] } },
      { propertyDependencies: { spec: [build.urn] } },
    ),
  ];
  expect(judge(stack, { controls: [imgNoLatest] }).evaluations.findings).toEqual([]);
});
