# Finds a Java and starts a main class with the jars of lib/. Sourced by the programs in bin/, which set $program and
# $home; sets $java.
# shellcheck shell=sh disable=SC2154

oldest_java=21

fail() {
  echo "$program: $*" >&2
  exit 2
}

# version_of JAVA: prints its feature version, from its release file or by asking it; 0 if there is none
version_of() {
  release=$(dirname "$1")/../release
  version=
  if [ -r "$release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) version=${line#*=} ;; esac
    done <"$release"
  elif [ -x "$1" ]; then
    version=$("$1" -version 2>&1 | sed -n 's/.* version \("[^"]*"\).*/\1/p')
  fi
  version=${version#\"}
  version=${version%\"}
  version=${version%%[!0-9]*}
  echo "${version:-0}"
}

# try JAVA: uses this program, or the one in this folder, if it is new enough
try() {
  candidate=$1
  [ -d "$candidate" ] && candidate=$candidate/bin/java
  [ -f "$candidate" ] && [ -x "$candidate" ] || return 1
  feature=$(version_of "$candidate")
  [ "$feature" -ge "$oldest_java" ] || return 1
  java=$candidate
}

# The java on the PATH, with links followed, because the release file is in the folder above it.
on_path() {
  found=$(command -v java) || return 1
  real=$(readlink -f "$found" 2>/dev/null) || real=$found
  try "${real:-$found}"
}

installed() {
  for candidate in /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    try "$candidate" && return 0
  done
  return 1
}

if [ -n "${HAWSER_JAVA:-}" ]; then
  try "$HAWSER_JAVA" || fail "HAWSER_JAVA=$HAWSER_JAVA is not Java $oldest_java or newer"
else
  { [ -n "${JAVA_HOME:-}" ] && try "$JAVA_HOME"; } || on_path || installed ||
    fail "needs Java $oldest_java or newer: install one and set HAWSER_JAVA or JAVA_HOME to its folder"
fi

# In the C locale Java opens no file whose name is not ASCII: not a kubeconfig, nor its own jars.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX)
    LC_ALL=C.UTF-8
    export LC_ALL
    ;;
esac

# is_private FOLDER FILE: whether both are this user's and closed to all others; FILE may be missing
is_private() {
  expected=$1
  if [ -e "$2" ] || [ -h "$2" ]; then
    expected="$1
$2"
  fi
  private=$(find "$1" "$2" -prune -user "$(id -u)" \
    \( -type d -perm 700 -o -type f -perm 600 \) 2>/dev/null)
  [ "$private" = "$expected" ] && [ -w "$1" ]
}

# may_use FOLDER FILE: whether FILE is an archive of parsed classes that Java may use, or create: only this user's own.
may_use() {
  case $1 in /*) ;; *) return 1 ;; esac
  is_private "$1" "$2" && return
  mkdir -p -m 700 "$1" 2>/dev/null || return 1
  # In a folder that was open to others, archives may be theirs.
  if [ -n "$(find "$1" -prune -type d -user "$(id -u)" ! -perm 700)" ]; then
    chmod u=rwx,go=,g-s "$1" && rm -f "$1"/*.jsa
  fi
  # In a closed folder they are not; Java creates them as the umask says.
  find "$2" -prune -type f -user "$(id -u)" -exec chmod 600 {} \; 2>/dev/null
  is_private "$1" "$2"
}

# launch MODULE MAIN ARCHIVE TIERS [ARGUMENT …]: starts MAIN; ARCHIVE names the archive of parsed classes to use
launch() {
  module=$1 main=$2 archive=$3 tiers=$4
  shift 4
  # Each module's jar names the jars it needs, so the command line loads no Kubernetes client.
  for jar in "$home/lib/hawser-$module"-[0-9]*.jar; do
    [ -f "$jar" ] || fail "$home/lib has no hawser-$module: the installation is incomplete"
  done
  # Netty loads a native library for TLS; newer versions of Java warn of that.
  # HAWSER_JAVA_OPTS is a list and is split on purpose.
  # shellcheck disable=SC2086
  set -- "$tiers" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable \
    -Dsun.misc.unsafe.memory.access=allow \
    -Dio.netty.transport.noNative=true -Dio.grpc.netty.shaded.io.netty.transport.noNative=true \
    ${HAWSER_JAVA_OPTS:-} -cp "$jar" "$main" "$@"
  # Parsed classes are cached between starts, for this folder and this Java.
  cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}/hawser
  key=$(printf '%s' "$home $java" | cksum)
  file=$cache/$archive-${key%% *}.jsa
  if [ "$cache" != /.cache/hawser ] && may_use "$cache" "$file"; then
    set -- -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$file" "$@"
  fi
  exec "$java" "$@"
}
