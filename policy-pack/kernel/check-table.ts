import type { Control, ResourceCheck, RunCheck, StackCheck } from "./control";

/** A check with the control that it belongs to. */
export interface Registered<C> {
  readonly control: Control;
  readonly check: C;
}

/** The checks of a list of controls by scope, those of single resources by type. */
export class CheckTable {
  readonly stack: readonly Registered<StackCheck>[];
  readonly run: readonly Registered<RunCheck>[];
  private readonly byType = new Map<string, Registered<ResourceCheck>[]>();

  constructor(controls: readonly Control[]) {
    const stack: Registered<StackCheck>[] = [];
    const run: Registered<RunCheck>[] = [];
    for (const control of controls) {
      for (const check of control.checks) {
        if (check.scope === "stack") stack.push({ control, check });
        else if (check.scope === "run") run.push({ control, check });
        else for (const type of check.types) this.add(type, { control, check });
      }
    }
    this.stack = stack;
    this.run = run;
  }

  private add(type: string, registered: Registered<ResourceCheck>): void {
    const list = this.byType.get(type);
    if (list === undefined) this.byType.set(type, [registered]);
    else list.push(registered);
  }

  ofType(type: string): readonly Registered<ResourceCheck>[] {
    return this.byType.get(type) ?? [];
  }
}
