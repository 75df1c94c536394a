# What up.sh and down.sh share. Sourced, not run.

tools=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The golang images that the lab serves; any other tag is one that "is not there yet".
golang_images=(1.27.4-trixie 1.21.13-bookworm)

# One folder for what is pinned here: other versions, or other bases, are another lab.
key=$(cat "$tools/go.sum" "$tools"/lab/{lab,layers,images}.sh | sha256sum | cut -c1-12)
lab=${TMPDIR:-/tmp}/ship-go-lab-$key

# Says whether a daemon of the lab runs: its pid file may be older than the machine's last start.
runs() {
  local pid
  pid=$(cat "$lab/$1.pid" 2>/dev/null) && [ "$(readlink "/proc/$pid/exe")" = "$lab/bin/$2" ]
}

# Ends the daemons, and what their containers left mounted.
stop() {
  local daemon pid
  for daemon in "buildkitd buildkitd" "registry crane"; do
    # shellcheck disable=SC2086
    set -- $daemon
    if runs "$1" "$2"; then
      pid=$(cat "$lab/$1.pid")
      kill "$pid"
      while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    fi
    rm -f "$lab/$1.pid"
  done
}
