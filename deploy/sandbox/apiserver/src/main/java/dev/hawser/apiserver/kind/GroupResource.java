package dev.hawser.apiserver.kind;

/** What objects are stored by: their version does not matter. */
public record GroupResource(String group, String plural) {
  public static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
  public static final GroupResource SERVICE_ACCOUNTS = new GroupResource("", "serviceaccounts");
  public static final GroupResource CONFIG_MAPS = new GroupResource("", "configmaps");
  public static final GroupResource DEFINITIONS =
      new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");
  public static final GroupResource SIGNING_REQUESTS =
      new GroupResource("certificates.k8s.io", "certificatesigningrequests");

  /** A kind of the RBAC group. */
  public static GroupResource rbac(String plural) {
    return new GroupResource("rbac.authorization.k8s.io", plural);
  }
}
