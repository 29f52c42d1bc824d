# The Temporal development server with its Web UI. Sourced after processes.sh.
# shellcheck shell=bash disable=SC2154
# Tuned by default: with Temporal's default settings, a server with one history shard takes about 50 ms for each hop.
# Tuned and untuned servers have separate database files, because a file keeps its journal mode.

# choose_temporal tuned|default: the setting that start_temporal uses from now on
choose_temporal() { mkdir -p "$lab/temporal" && echo "$1" >"$lab/temporal/setting"; }

start_temporal() {
  local setting=tuned limit tuning=()
  [ -f "$lab/temporal/setting" ] && setting=$(cat "$lab/temporal/setting")
  mkdir -p "$lab/temporal"
  if [ "$setting" = tuned ]; then
    tuning=(--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=NORMAL)
    for limit in transfer timer visibility; do
      tuning+=(--dynamic-config-value "history.${limit}ProcessorMaxPollRPS=1000")
    done
  fi
  start temporal "$(port temporal)" "$bin/temporal" server start-dev \
    --db-filename "$lab/temporal/$setting.db" --namespace default \
    --ip 127.0.0.1 --port "$(port temporal)" --ui-ip 127.0.0.1 --ui-port "$(port temporal-ui)" \
    --http-port "$(port temporal-http)" --metrics-port "$(port temporal-metrics)" \
    --log-level warn ${tuning[@]+"${tuning[@]}"}
}

await_temporal() { await temporal 60 temporal_ready; }

temporal_ready() {
  curl -fs --noproxy '*' -m 5 "http://127.0.0.1:$(port temporal-http)/api/v1/namespaces/default" &&
    listening "$(port temporal)" && listening "$(port temporal-ui)"
}
