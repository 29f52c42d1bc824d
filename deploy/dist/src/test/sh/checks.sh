# Shared by the tests of all launchers. Sourced with the unpacked folder as first argument; sets $dist and $work.
# shellcheck shell=sh disable=SC2034

dist=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
unset HAWSER_JAVA HAWSER_JAVA_OPTS
failures=0

check() {
  what=$1 expected=$2 actual=$3
  case $actual in
    *"$expected"*) echo "ok: $what" ;;
    *)
      echo "FAILED: $what: expected \"$expected\" in: $actual"
      failures=$((failures + 1))
      ;;
  esac
}

# A Java that only prints how it was called.
fake_java() {
  mkdir -p "$work/$1/bin"
  echo "JAVA_VERSION=\"$1\"" >"$work/$1/release"
  # shellcheck disable=SC2016
  printf '#!/bin/sh\necho "java %s"\nfor each; do echo "<$each>"; done\n' "$1" >"$work/$1/bin/java"
  chmod +x "$work/$1/bin/java"
}

# A missing jar would go unnoticed until one of its classes is loaded.
check_jars() {
  if ! command -v unzip >/dev/null; then
    echo "SKIPPED: unzip is missing, so the class paths of the jars are not checked"
    return
  fi
  for module; do
    named=$(unzip -p "$dist/lib/hawser-$module"-[0-9]*.jar META-INF/MANIFEST.MF | tr -d '\r' |
      sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g' | sed -n 's/^Class-Path: //p')
    missing=
    for jar in $named; do [ -f "$dist/lib/$jar" ] || missing="$missing $jar"; done
    check "$module names its jars" ".jar" "$named"
    check "$module finds its jars" "none" "${missing:-none}"
  done
}

finish() {
  echo "$failures failed"
  [ "$failures" -eq 0 ]
}
