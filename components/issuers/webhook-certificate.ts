import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as pulumi from "@pulumi/pulumi";
import { planWebhookCertificate } from "./issuer-plan";

export interface WebhookCertificateArgs {
  /** Namespace of the webhook. */
  readonly namespace: string;
  /** Name of its Service. */
  readonly serviceName: string;
  /** Name of the Secret that the webhook mounts. Default made of the service's name and -tls. */
  readonly secretName?: string;
  /** ClusterIssuer that signs. Default webhooks. */
  readonly issuerName?: string;
  /** Validity in days, 1 to 90; it is renewed when a third is left. Default 90. */
  readonly certificateDays?: number;
}

/**
 * The certificate of an admission webhook, a conversion webhook or an extension API server, from the issuer webhooks, with a
 * new key at each renewal. Put `injection` into the annotations of the webhook's configuration, and cert-manager
 * writes the CA there (controls wh-ca-bundle and apiservice-tls).
 */
export class WebhookCertificate extends pulumi.ComponentResource {
  /** Name of the Secret with tls.crt, tls.key and ca.crt. */
  readonly secretName: string;
  /** Annotations by which cert-manager writes the CA into a webhook configuration, an APIService or a definition. */
  readonly injection: Record<string, string>;

  constructor(name: string, args: WebhookCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWebhookCertificate(`WebhookCertificate "${name}"`, args);
    super("hardened-cluster:index:WebhookCertificate", name, args, opts);

    new CustomResource(
      `${name}-certificate`,
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: plan.name, namespace: plan.namespace },
        spec: {
          secretName: plan.secretName,
          dnsNames: [...plan.dnsNames],
          duration: plan.duration,
          renewBefore: plan.renewBefore,
          usages: ["digital signature", "server auth"],
          privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
          issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: plan.issuerName },
        },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    this.secretName = plan.secretName;
    this.injection = { "cert-manager.io/inject-ca-from": `${plan.namespace}/${plan.name}` };
    this.registerOutputs({ secretName: this.secretName, injection: this.injection });
  }

  /** Roots in PEM as caBundle takes them, for webhooks whose certificate cert-manager does not make. */
  static caBundle(certificatesPem: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.output(certificatesPem).apply((pem) => Buffer.from(pem).toString("base64"));
  }
}
