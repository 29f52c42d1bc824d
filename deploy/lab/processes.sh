# Background processes: each has a pid file in run/ and a log in log/. Sourced after settings.sh.
# shellcheck shell=bash disable=SC2154
# A pid file holds the process ID and, on a second line, the command line. A process counts as ours only if it has that
# command line, so that a reused process ID is never signalled.

command_line() {
  if [ -r "/proc/$1/cmdline" ]; then
    { tr '\0' ' ' <"/proc/$1/cmdline" | sed 's/ $//'; } 2>/dev/null
  else
    ps -ww -o args= -p "$1" 2>/dev/null
  fi
}

# pid_of NAME: prints its process ID; fails if it is not running
pid_of() {
  local pid='' command=''
  [ -f "$lab/run/$1.pid" ] || return 1
  { read -r pid; read -r command; } <"$lab/run/$1.pid" || return 1
  [ -n "$command" ] && [ "$(command_line "$pid")" = "$command" ] && echo "$pid"
}

running() { pid_of "$1" >/dev/null; }

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start NAME PORT COMMAND...: starts it in the background unless it is running; PORT is "-" for none
start() {
  local name=$1 port=$2 log=$lab/log/$1.log pid
  shift 2
  if running "$name"; then
    [ "$(sed -n 2p "$lab/run/$name.pid")" = "$*" ] ||
      fail "$name is already running with other settings; stop it with deploy/lab/down or deploy/lab/lab stop"
    return
  fi
  [ "$port" = - ] || await_free "$name" "$port"
  mkdir -p "$lab/run" "$lab/log"
  say "starting $name …"
  echo "--- $(date '+%Y-%m-%d %H:%M:%S') $*" >>"$log"
  pid=$(cd "$lab" && set -m && { nohup "$@" </dev/null >>"$log" 2>&1 & echo $!; })
  printf '%s\n%s\n' "$pid" "$*" >"$lab/run/$name.pid"
  for _ in {1..50}; do # until the new process has executed COMMAND
    if running "$name" || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.02
  done
}

# A killed process may hold its port for a moment.
await_free() {
  for _ in {1..50}; do
    listening "$2" || return 0
    sleep 0.1
  done
  fail "port $2 of $1 is used by another process; set HAWSER_LAB_PORT to the start of a free range"
}

# await NAME SECONDS CHECK...: waits until CHECK succeeds; if NAME exits or takes too long, prints the end of its log
await() {
  local name=$1 seconds=$2 end=$((SECONDS + $2))
  shift 2
  while :; do
    running "$name" || give_up "$name" "exited"
    if "$@" >/dev/null 2>&1; then return; fi
    ((SECONDS < end)) || give_up "$name" "was not ready after $seconds s"
    sleep 0.1
  done
}

give_up() {
  say "$1 $2; last lines of $lab/log/$1.log:"
  tail -n 12 "$lab/log/$1.log" | cut -c 1-300 | sed 's/^/  /' >&2
  exit 1
}

# stop NAME [SIGNAL]: sends SIGNAL (TERM), and KILL after 15 s
stop() {
  local name=$1 pid
  if pid=$(pid_of "$name"); then
    say "stopping $name …"
    kill -"${2:-TERM}" "$pid" 2>/dev/null || true
    for _ in {1..150}; do
      running "$name" || break
      sleep 0.1
    done
    if running "$name"; then kill -KILL "$pid" 2>/dev/null || true; fi
  fi
  rm -f "$lab/run/$name.pid"
}
