import { invalidArgument, requireMatch } from "../invalid-argument";

/** How a subscriber gets messages. */
export const SubscriberProtocol = {
  /** An e-mail address. It must confirm the subscription once. */
  Email: "email",
  /** A web address with TLS. It must confirm the subscription once. */
  Https: "https",
  /** ARN of a Lambda function. */
  Lambda: "lambda",
  /** ARN of an SQS queue. */
  Sqs: "sqs",
} as const;
export type SubscriberProtocol = (typeof SubscriberProtocol)[keyof typeof SubscriberProtocol];

/** Somebody who is told. */
export interface AlarmSubscriber {
  /** How the subscriber gets messages. */
  readonly protocol: SubscriberProtocol;
  /** E-mail address, web address or ARN, as the protocol wants. */
  readonly endpoint: string;
}

const FORMS: Readonly<Record<SubscriberProtocol, { pattern: RegExp; wanted: string }>> = {
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, wanted: "an e-mail address" },
  https: { pattern: /^https:\/\/[^\s/]+/, wanted: "an address that starts with https://" },
  lambda: { pattern: /^arn:aws[\w-]*:lambda:/, wanted: "the ARN of a Lambda function" },
  sqs: { pattern: /^arn:aws[\w-]*:sqs:/, wanted: "the ARN of an SQS queue" },
};

/** Checks that there is somebody to tell, and that each endpoint has the form of its protocol. */
export function requireSubscribers(
  owner: string,
  subscribers: readonly AlarmSubscriber[] | undefined,
): readonly AlarmSubscriber[] {
  if (subscribers === undefined || subscribers.length === 0) {
    const wanted = "at least one subscriber: an alarm that nobody gets is none";
    throw invalidArgument(owner, "subscribers", subscribers, wanted);
  }
  subscribers.forEach(({ protocol, endpoint }, index) => {
    const path = `subscribers[${index}]`;
    const known = Object.values(SubscriberProtocol);
    if (!known.includes(protocol)) {
      throw invalidArgument(owner, `${path}.protocol`, protocol, `one of ${known.join(", ")}`);
    }
    const { pattern, wanted } = FORMS[protocol];
    requireMatch(owner, `${path}.endpoint`, endpoint, pattern, wanted);
  });
  return subscribers;
}
