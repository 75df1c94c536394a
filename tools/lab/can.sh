#!/bin/bash
# Says on one line what this machine lacks for the lab, and fails; silent where it lacks nothing.
set -eu

lacks() {
  echo "$1"
  exit 1
}
[ "$(uname -sm)" = "Linux x86_64" ] || lacks "the lab needs Linux on amd64"
[ "$(id -u)" = 0 ] || lacks "the lab needs root"
for program in go git runc debootstrap dpkg-deb flock; do
  command -v "$program" >/dev/null || lacks "the lab needs the program $program"
done
unshare --mount true 2>/dev/null || lacks "the lab needs to be allowed to mount"
