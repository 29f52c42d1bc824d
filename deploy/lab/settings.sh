# The lab's folder, its ports and the networks of its two clusters. Sourced.
# shellcheck shell=bash disable=SC2034

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${HAWSER_LAB:-$here/.lab}
case $lab in /*) ;; *) lab=$PWD/$lab ;; esac
bin=$lab/bin
clusters="rome milan"
umask 077

say() { echo "lab: $*" >&2; }
fail() { say "$@"; exit 1; }
refuse() { say "$@"; exit 2; }

# The comment at the top of a script is its help.
usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }

base=${HAWSER_LAB_PORT:-23000}
if ! [[ $base =~ ^[1-9][0-9]{3,4}$ ]] || ((base < 1024 || base > 32700)); then
  refuse "HAWSER_LAB_PORT must be between 1024 and 32700, not '$base'"
fi

# port NAME: prints the port. All ports are on 127.0.0.1 and below the ephemeral range.
port() {
  case $1 in
    rome-apiserver)   echo $((base + 0)) ;;
    rome-etcd)        echo $((base + 1)) ;;
    rome-etcd-peers)  echo $((base + 2)) ;;
    rome-kcm)         echo $((base + 3)) ;;
    milan-apiserver)  echo $((base + 10)) ;;
    milan-etcd)       echo $((base + 11)) ;;
    milan-etcd-peers) echo $((base + 12)) ;;
    milan-kcm)        echo $((base + 13)) ;;
    temporal)         echo $((base + 20)) ;;
    temporal-ui)      echo $((base + 21)) ;;
    temporal-http)    echo $((base + 22)) ;;
    temporal-metrics) echo $((base + 23)) ;;
  esac
}

pod_cidr() { case $1 in rome) echo 10.10.0.0/16 ;; milan) echo 10.20.0.0/16 ;; esac; }
service_cidr() { case $1 in rome) echo 10.11.0.0/16 ;; milan) echo 10.21.0.0/16 ;; esac; }
api_server() { echo "https://127.0.0.1:$(port "$1-apiserver")"; }
kubeconfig() { echo "$lab/$1/kubeconfig"; }
