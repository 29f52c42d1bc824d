# One Kubernetes control plane: keys, etcd, kube-apiserver, kube-controller-manager. Sourced after processes.sh.
# shellcheck shell=bash disable=SC2154

# ---- keys and kubeconfigs: created once, kept until "down --wipe"

make_keys() {
  local dir=$lab/$1/keys new=$lab/$1/keys.new first_service_ip
  [ -d "$dir" ] && return
  command -v openssl >/dev/null || refuse "openssl is needed to create the clusters' certificates"
  first_service_ip=$(service_cidr "$1" | sed 's|0/.*|1|')
  rm -rf "$new" && mkdir -p "$new"
  (
    cd "$new"
    cat >openssl.cnf <<END
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, digitalSignature, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1, IP:$first_service_ip, DNS:localhost, DNS:kubernetes, DNS:kubernetes.default, DNS:kubernetes.default.svc
[client]
extendedKeyUsage = clientAuth
END
    ec_key ca
    openssl req -x509 -new -config openssl.cnf -extensions ca -key ca.key -days 3650 -subj "/CN=$1-ca" -out ca.crt
    certificate server server /CN=kube-apiserver
    certificate admin client /O=system:masters/CN=lab-admin
    certificate kcm client /CN=system:kube-controller-manager
    certificate liqo client /O=system:masters/CN=lab-liqo
    ec_key service-account
    openssl pkey -in service-account.key -pubout -out service-account.pub
  ) || fail "failed to create the keys of $1"
  mv "$new" "$dir"
}

ec_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" 2>/dev/null; }

# certificate NAME server|client SUBJECT
certificate() {
  ec_key "$1"
  openssl req -new -config openssl.cnf -key "$1.key" -subj "$3" |
    openssl x509 -req -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 8)" -days 3650 \
      -extfile openssl.cnf -extensions "$2" -out "$1.crt" 2>/dev/null
}

# write_kubeconfig CLUSTER USER FILE: with embedded credentials
write_kubeconfig() {
  local keys=$lab/$1/keys
  cat >"$3.new" <<END
apiVersion: v1
kind: Config
current-context: $1
contexts:
- name: $1
  context: {cluster: $1, user: $1-$2}
clusters:
- name: $1
  cluster:
    server: $(api_server "$1")
    certificate-authority-data: $(openssl base64 -A -in "$keys/ca.crt")
users:
- name: $1-$2
  user:
    client-certificate-data: $(openssl base64 -A -in "$keys/$2.crt")
    client-key-data: $(openssl base64 -A -in "$keys/$2.key")
END
  mv "$3.new" "$3"
}

prepare_cluster() {
  mkdir -p "$lab/$1"
  make_keys "$1"
  write_kubeconfig "$1" admin "$(kubeconfig "$1")"
  write_kubeconfig "$1" kcm "$lab/$1/kcm.kubeconfig"
  write_kubeconfig "$1" liqo "$lab/$1/liqo.kubeconfig"
  cat >"$lab/$1/audit-policy.yaml" <<'END'
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
omitManagedFields: true
rules:
- level: None
  users: ["system:apiserver"]
- level: None
  nonResourceURLs: ["/readyz*", "/livez*", "/healthz*"]
- level: Metadata
END
}

# ---- processes: start_X CLUSTER and await_X CLUSTER

start_etcd() {
  local clients peers
  clients=http://127.0.0.1:$(port "$1-etcd")
  peers=http://127.0.0.1:$(port "$1-etcd-peers")
  start "$1-etcd" "$(port "$1-etcd")" "$bin/etcd" --name "$1" --data-dir "$lab/$1/etcd" --unsafe-no-fsync \
    --listen-client-urls "$clients" --advertise-client-urls "$clients" \
    --listen-peer-urls "$peers" --initial-advertise-peer-urls "$peers" --initial-cluster "$1=$peers" \
    --log-level warn
}

await_etcd() { await "$1-etcd" 60 curl -fs --noproxy '*' -m 5 "http://127.0.0.1:$(port "$1-etcd")/health"; }

start_apiserver() {
  local dir=$lab/$1 keys=$lab/$1/keys
  start "$1-apiserver" "$(port "$1-apiserver")" "$bin/kube-apiserver" \
    --etcd-servers="http://127.0.0.1:$(port "$1-etcd")" \
    --bind-address=127.0.0.1 --secure-port="$(port "$1-apiserver")" \
    --advertise-address=127.0.0.1 --endpoint-reconciler-type=none \
    --tls-cert-file="$keys/server.crt" --tls-private-key-file="$keys/server.key" --client-ca-file="$keys/ca.crt" \
    --service-account-key-file="$keys/service-account.pub" \
    --service-account-signing-key-file="$keys/service-account.key" \
    --service-account-issuer="https://$1.lab" \
    --authorization-mode=RBAC --allow-privileged=true \
    --service-cluster-ip-range="$(service_cidr "$1")" \
    --audit-policy-file="$dir/audit-policy.yaml" --audit-log-path="$dir/audit.log" \
    --audit-log-mode=blocking --audit-log-maxsize=2000 \
    --shutdown-delay-duration=0s
}

await_apiserver() { await "$1-apiserver" 120 apiserver_ready "$1"; }

apiserver_ready() {
  api_get "$1" /readyz && api_get "$1" /api/v1/namespaces/default/services/kubernetes
}

api_get() {
  local keys=$lab/$1/keys
  curl -fs --noproxy '*' -m 5 --cacert "$keys/ca.crt" --cert "$keys/admin.crt" --key "$keys/admin.key" \
    -A lab "$(api_server "$1")$2"
}

kcm_controllers=certificatesigningrequest-signing-controller,certificatesigningrequest-cleaner-controller
kcm_controllers+=,garbage-collector-controller,namespace-controller,serviceaccount-controller
kcm_controllers+=,root-ca-certificate-publisher-controller,clusterrole-aggregation-controller

start_kcm() {
  local keys=$lab/$1/keys kubeconfig=$lab/$1/kcm.kubeconfig
  start "$1-kcm" "$(port "$1-kcm")" "$bin/kube-controller-manager" \
    --kubeconfig="$kubeconfig" --authentication-kubeconfig="$kubeconfig" --authorization-kubeconfig="$kubeconfig" \
    --bind-address=127.0.0.1 --secure-port="$(port "$1-kcm")" \
    --tls-cert-file="$keys/server.crt" --tls-private-key-file="$keys/server.key" \
    --cluster-signing-cert-file="$keys/ca.crt" --cluster-signing-key-file="$keys/ca.key" \
    --root-ca-file="$keys/ca.crt" --service-account-private-key-file="$keys/service-account.key" \
    --use-service-account-credentials=true --leader-elect=false --controllers="$kcm_controllers"
}

await_kcm() {
  await "$1-kcm" 60 curl -fs --noproxy '*' -m 5 --cacert "$lab/$1/keys/ca.crt" \
    "https://127.0.0.1:$(port "$1-kcm")/healthz"
}
