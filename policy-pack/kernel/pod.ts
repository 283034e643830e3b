import { addObjections, notEvaluated, type Answer, type Answers } from "./answer";
import type { Field } from "./field";

/** One container of a pod, of any of the three lists. */
export interface ContainerView {
  readonly field: Field;
  /** The container's name where it is known, else its place in the list. */
  readonly name: string;
  readonly list: ContainerList;
}

export const CONTAINER_LISTS = ["initContainers", "containers", "ephemeralContainers"] as const;
export type ContainerList = (typeof CONTAINER_LISTS)[number];

/** A list of containers that is not known. */
interface Gap {
  readonly list: ContainerList;
  readonly answer: Answer;
}

/** A pod or pod template, wherever its resource keeps it; decoded once and handed to every control. */
export class PodView {
  readonly metadata: Field;
  readonly spec: Field;
  readonly securityContext: Field;
  /** Requests and limits of the pod as a whole. */
  readonly resources: Field;
  private readonly gaps: readonly Gap[];
  readonly containers: readonly ContainerView[];

  constructor(
    template: Field,
    /** True in a `…Patch`: what is absent may be set in the rest of the object. */
    readonly patch = false,
  ) {
    this.metadata = template.at("metadata");
    this.spec = template.at("spec");
    this.securityContext = this.spec.at("securityContext");
    this.resources = this.spec.at("resources");
    const gaps: Gap[] = [];
    this.containers = CONTAINER_LISTS.flatMap((list) => this.readList(list, gaps));
    this.gaps = gaps;
  }

  /**
   * What one rule objects to in every container, or in those of one list; an unknown list or entry is an answer too.
   */
  eachContainer(
    rule: (container: ContainerView) => Answers,
    only?: ContainerList,
  ): readonly Answer[] {
    const found: Answer[] = [];
    for (const { list, answer } of this.gaps) {
      if (only === undefined || list === only) found.push(answer);
    }
    for (const container of this.containers) {
      if (only === undefined || container.list === only) addObjections(found, rule(container));
    }
    return found;
  }

  private readList(list: ContainerList, gaps: Gap[]): readonly ContainerView[] {
    const field = this.spec.at(list);
    const reading = field.list();
    if (reading.state === "unknown") {
      gaps.push({ list, answer: notEvaluated(reading.field, reading.why) });
    }
    if (reading.state !== "known") return [];
    return reading.value.map((container, index) => {
      const name = container.at("name").string();
      const place = `${list}[${String(index)}]`;
      return { field: container, list, name: name.state === "known" ? name.value : place };
    });
  }
}
