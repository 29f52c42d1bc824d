package dev.hawser.activity;

/** What issues the identities of consumers on a provider. */
public enum IdentityIssuer {
  /** Kubernetes, as certificates. */
  KUBERNETES,
  /** AWS IAM, as users with an access key, because Liqo is installed for EKS. */
  AWS_IAM
}
