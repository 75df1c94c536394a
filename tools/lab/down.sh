#!/bin/bash
# Ends what up.sh started. The folder stays, so that the next up.sh is quick; it may be deleted.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

[ -d "$lab" ] || exit 0
exec 9>"$lab/lock"
flock 9
stop
