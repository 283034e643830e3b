/**
 * One hardening property that a component sets, and the control that must object when it is flipped. The table of all rows is
 * the proof that no default goes unwatched.
 */
export interface MutationRow {
  /** Source of a regular expression that matches in the resource's name. */
  readonly resource: string;
  /** Type token, for example aws:ec2/vpc:Vpc. */
  readonly type: string;
  /** Path into the resource's inputs, for example vpcConfig.endpointPublicAccess or rules[0].lifecycle.deleteAfter. */
  readonly path: string;
  /** Value to put there; undefined deletes the property. */
  readonly flip: unknown;
  /** Id of the control that must object. */
  readonly control: string;
  /** Id of the requirement that the property serves. */
  readonly requirement: string;
}
