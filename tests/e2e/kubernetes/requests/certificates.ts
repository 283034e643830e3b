import { SCHEMA } from "./differences";
import { object, type TestResource } from "../../../support/stack";
import type { RequestRow } from "./row";

// Requests of keys that nobody has kept: CN=jane, O=shop-viewers, and CN=mallory, O=system:masters.
const JANE =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIaE1JR0lBZ0VBTUNZeEZUQVRCZ05WQkFvTURI" +
  "Tm9iM0F0ZG1sbGQyVnljekVOTUFzR0ExVUVBd3dFYW1GdQpaVEJaTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdF" +
  "SEEwSUFCTWVJcVRrYUErTTlPTG10d2J6ZHIzR09GcmNoCmZST2V4YmJ4bk9UQXZSazhDTW5uL25OQkV2d1Q2K3JZ" +
  "UVB1WU1zNUdvRVFacGFBQTA2NEZoMk1TTnJtZ0FEQUsKQmdncWhrak9QUVFEQWdOSUFEQkZBaUVBMjluUjJmakxi" +
  "elRRMUtvV1RnNzc1dzRDRERrODhBc01pNFdOaVplOApNeVVDSUdxUkllMUZ3TkhiV1Z2cFoxdTJNTVFlK0s3OVFl" +
  "bUFvTERBcGw2U0dwOFUKLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==";
const MALLORY =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIbU1JR05BZ0VBTUNzeEZ6QVZCZ05WQkFvTURu" +
  "TjVjM1JsYlRwdFlYTjBaWEp6TVJBd0RnWURWUVFEREFkdApZV3hzYjNKNU1Ga3dFd1lIS29aSXpqMENBUVlJS29a" +
  "SXpqMERBUWNEUWdBRXZBd0J0c1BJM2VHWTVqVlJ4c0pxClJuOFJORWEzVExvKzdyOU00STIraFZZclFqV29uUWVQ" +
  "RnNoVnp4MHFleTlDTk9BTHhFK3d3MEFkZy9hV0lrSTQKeDZBQU1Bb0dDQ3FHU000OUJBTUNBMGdBTUVVQ0lRQ2JP" +
  "NUZvamZZMmZCYjlySmZuSzBJQmwvVVBudG4rSm9ZNAoxVWtwN3NLeWVRSWdKVmkxSG9uMHk3SGk1T2UxejZxZWFt" +
  "MzRyZ1h5MTJjM3hLYmkxS1FacGI0PQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K";

const CLIENT = "kubernetes.io/kube-apiserver-client";

function signingRequest(
  signerName: string,
  request: string,
  usages: readonly string[],
): TestResource {
  return object("certificates.k8s.io/v1:CertificateSigningRequest", "jane", {
    metadata: { name: "jane" },
    spec: { signerName, request, usages, expirationSeconds: 86_400 },
  });
}

/** Requests for certificates. */
export const CERTIFICATES: readonly RequestRow[] = [
  {
    name: "a client certificate",
    resource: signingRequest(CLIENT, JANE, ["client auth"]),
    server: "guard csr-client-signer",
    pack: ["csr-client-signer"],
  },
  {
    name: "a client certificate of system:masters",
    resource: signingRequest(CLIENT, MALLORY, ["client auth"]),
    server: "CertificateSubjectRestriction",
    pack: ["csr-client-signer"],
  },
  {
    name: "a certificate of a kubelet, asked for by a person",
    resource: signingRequest("kubernetes.io/kube-apiserver-client-kubelet", JANE, [
      "client auth",
      "digital signature",
    ]),
    server: "guard csr-client-signer",
    pack: ["csr-client-signer"],
  },
  {
    name: "a serving certificate of a kubelet",
    resource: signingRequest("kubernetes.io/kubelet-serving", JANE, [
      "server auth",
      "digital signature",
    ]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a certificate of a signer of one's own",
    resource: signingRequest("example.com/services", JANE, ["server auth"]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a client certificate for an editor",
    resource: signingRequest(CLIENT, JANE, ["client auth"]),
    by: "editor",
    server: "RBAC",
    pack: ["csr-client-signer"],
  },
  {
    name: "a signing request without a request",
    resource: signingRequest("example.com/services", "", ["server auth"]),
    server: "validation",
    pack: [],
    difference: SCHEMA,
  },
];
