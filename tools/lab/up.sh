#!/bin/bash
# Brings up the lab: a registry that holds stand-ins for the base images, and a BuildKit that takes them for the
# real ones. Prints the environment in which buildx uses it, as lines NAME=value. What stands already is kept, so
# a second call takes no time; a call that was cut short is taken up again.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

mkdir -p "$lab"
exec 9>"$lab/lock"
flock 9

programs() {
  [ -e "$lab/bin/done" ] && return
  echo "lab: compiling BuildKit and its tools" >&2
  (cd "$tools" && CGO_ENABLED=0 GOFLAGS= go build -trimpath -ldflags='-s -w' -o "$lab/bin/" \
    github.com/docker/buildx/cmd/buildx \
    github.com/google/go-containerregistry/cmd/crane \
    github.com/moby/buildkit/cmd/buildkitd \
    github.com/moby/buildkit/frontend/dockerfile/cmd/dockerfile-frontend)
  touch "$lab/bin/done"
}

layers() {
  [ -e "$lab/layers/done" ] && return
  echo "lab: making the base images" >&2
  rm -rf "$lab/layers"
  mkdir "$lab/layers"
  . "$tools/lab/layers.sh"
  touch "$lab/layers/done"
}

start() {
  # A registry that is new has another port, and forgot its manifests: BuildKit has to be new with it.
  stop
  mkdir -p "$lab/registry"
  setsid "$lab/bin/crane" registry serve --address 127.0.0.1:0 --disk "$lab/registry" \
    >"$lab/registry.log" 2>&1 </dev/null 9>&- &
  echo $! >"$lab/registry.pid"
  until registry=127.0.0.1:$(grep -om1 'serving on port [0-9]*' "$lab/registry.log" | cut -d' ' -f4); do
    kill -0 "$(cat "$lab/registry.pid")" || { cat "$lab/registry.log" >&2; exit 1; }
    sleep 0.1
  done
  . "$tools/lab/images.sh" >"$lab/images.log"

  cat >"$lab/buildkitd.toml" <<TOML
root = "$lab/buildkit"
insecure-entitlements = ["network.host"]
[grpc]
  address = ["unix://$lab/buildkitd.sock"]
[worker.oci]
  binary = "runc"
  snapshotter = "auto"
  networkMode = "host"
  gc = true
  maxUsedSpace = "10GB"
[worker.containerd]
  enabled = false
[registry."docker.io"]
  mirrors = ["$registry"]
[registry."gcr.io"]
  mirrors = ["$registry"]
[registry."$registry"]
  http = true
TOML
  rm -f "$lab/buildkitd.sock"
  setsid "$lab/bin/buildkitd" --config "$lab/buildkitd.toml" >"$lab/buildkitd.log" 2>&1 </dev/null 9>&- &
  echo $! >"$lab/buildkitd.pid"
  until [ -S "$lab/buildkitd.sock" ]; do
    kill -0 "$(cat "$lab/buildkitd.pid")" || { cat "$lab/buildkitd.log" >&2; exit 1; }
    sleep 0.1
  done
  # Nobody has to think of down.sh: without a call for half an hour the lab goes down by itself.
  setsid bash -c 'while [ -n "$(find "$1/used" -mmin -30)" ]; do sleep 60; done; exec "$2/lab/down.sh"' \
    lab "$lab" "$tools" >/dev/null 2>&1 </dev/null 9>&- &
}

touch "$lab/used"
programs
layers
runs registry crane && runs buildkitd buildkitd || start

export BUILDX_CONFIG=$lab/buildx DOCKER_CONFIG=$lab/docker
"$lab/bin/buildx" inspect lab >/dev/null 2>&1 ||
  "$lab/bin/buildx" create --name lab --driver remote "unix://$lab/buildkitd.sock" >/dev/null
cat <<EOT
LAB_REGISTRY=127.0.0.1:$(grep -om1 "serving on port [0-9]*" "$lab/registry.log" | cut -d" " -f4)
BUILDX=$lab/bin/buildx
BUILDX_BUILDER=lab
BUILDX_CONFIG=$BUILDX_CONFIG
DOCKER_CONFIG=$DOCKER_CONFIG
EOT
