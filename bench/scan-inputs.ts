/** A Deployment of about 700 bytes, as many write them: hardened in part. */
function deployment(index: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${index}
  namespace: team-${index % 20}
  labels:
    app: app-${index}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: app-${index}
  template:
    metadata:
      labels:
        app: app-${index}
    spec:
      automountServiceAccountToken: false
      containers:
        - name: server
          image: registry.example.com/team/server-${index}:1.4.${index % 10}
          ports:
            - containerPort: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            runAsNonRoot: true
`;
}

export function deployments(count: number): string {
  return Array.from({ length: count }, (_, index) => deployment(index)).join("---\n");
}

/** Pod Security "restricted" as one policy of Kyverno. */
export const KYVERNO_RESTRICTED = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: restricted
spec:
  background: true
  validationFailureAction: Audit
  rules:
    - name: restricted
      match:
        any:
          - resources:
              kinds: [Pod]
      validate:
        podSecurity:
          level: restricted
          version: latest
`;
