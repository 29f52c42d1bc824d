# Liqo's custom resource definitions and the simulated Liqo controllers. Sourced after cluster.sh.
# shellcheck shell=bash disable=SC2154

liqo_main=dev.hawser.simulator.SimulatedLiqoMain
liqo_jars=${here%/*}/testing/dist/target/hawser-testing/lib

# Prints the folder with Liqo's own definitions: $LIQO_CRDS, or else the one next to the project. Without either, the
# simulated controllers install the definitions that Hawser needs.
liqo_crds() {
  local default=${here%/*/*}/../shared/liqo-1.2.0/crds
  if [ -n "${LIQO_CRDS:-}" ]; then
    [ -d "$LIQO_CRDS" ] || refuse "LIQO_CRDS is not a folder: $LIQO_CRDS"
    (cd "$LIQO_CRDS" && pwd)
  elif [ -d "$default" ]; then
    (cd "$default" && pwd)
  fi
}

# install_crds CLUSTER: once per folder
install_crds() {
  local crds installed=$lab/$1/crds
  crds=$(liqo_crds)
  if [ -z "$crds" ]; then
    say "SKIPPED: $1 gets the sandbox's definitions: Liqo's own are neither in LIQO_CRDS nor in ../shared/liqo-1.2.0/crds"
    return
  fi
  if [ "$(cat "$installed" 2>/dev/null)" = "$crds" ]; then return; fi
  say "installing Liqo's definitions in $1 …"
  "$bin/kubectl" --kubeconfig "$(kubeconfig "$1")" apply --server-side --force-conflicts -f "$crds" >/dev/null ||
    fail "failed to install Liqo's definitions from $crds in $1"
  await "$1-apiserver" 60 crds_established "$1"
  echo "$crds" >"$installed"
}

# One request for all of them; kubectl wait would send one for each.
crds_established() {
  local states
  states=$("$bin/kubectl" --kubeconfig "$(kubeconfig "$1")" get crds \
    -o 'jsonpath={range .items[*]}{.status.conditions[?(@.type=="Established")].status}{"\n"}{end}') &&
    ! grep -qvx True <<<"$states"
}

liqo_available() {
  compgen -G "$liqo_jars/hawser-liqo-simulator-[0-9]*.jar" >/dev/null
}

start_liqo() {
  local java crds
  java=$(find_java)
  crds=$(liqo_crds)
  start "$1-liqo" - "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -cp "$liqo_jars/*" "$liqo_main" \
    --kubeconfig "$lab/$1/liqo.kubeconfig" --cluster-id "$1" --pod-cidr "$(pod_cidr "$1")" \
    --api-server-url "$(api_server "$1")" ${crds:+--crds "$crds"}
}

# Looks for its ready message in the log since its last start.
await_liqo() {
  await "$1-liqo" 90 liqo_ready "$1"
}

liqo_ready() {
  sed -n -e '/^--- /h' -e '/^--- /!H' -e '${x;p;}' "$lab/log/$1-liqo.log" | grep -q 'is ready'
}

# Prints the first Java that is new enough: from JAVA_HOME, the PATH, then the usual folders.
find_java() {
  local java
  for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    if [ -x "$java" ] && [ "$(java_version "$java")" -ge 21 ]; then
      echo "$java"
      return
    fi
  done
  refuse "the simulated Liqo controllers need Java 21 or newer: set JAVA_HOME, or use --no-liqo"
}

java_version() {
  local version
  version=$("$1" -version 2>&1 | sed -n '1s/.* version "\([0-9]*\).*/\1/p') || true
  echo "${version:-0}"
}
