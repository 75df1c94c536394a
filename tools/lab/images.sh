# Puts the stand-ins into the registry under the names of what they stand for. Sourced by up.sh.

image() { # NAME LAYERS FLAG…
  local name=$registry/$1 layer files=()
  for layer in $2; do files+=(-f "$lab/layers/$layer.tar.gz"); done
  "$lab/bin/crane" append --oci-empty-base -t "$name" "${files[@]}" 2>&1
  "$lab/bin/crane" mutate -t "$name" "${@:3}" "$name" 2>&1
}

# The bases hold no program of their own, so the files of one architecture do for the other, where nothing
# but the main's own binary is looked at.
base() { # KIND LAYERS
  local name=distroless/$1-debian13 arch
  for arch in amd64 arm64; do
    image "$name:$arch" "$2" --set-platform "linux/$arch" --user 65532 --workdir /home/nonroot \
      --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      --env SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
  done
  "$lab/bin/crane" index append -m "$registry/$name:amd64" -m "$registry/$name:arm64" -t "$registry/$name:nonroot" 2>&1
}

base static static
base base-nossl 'static base-nossl'
base base 'static base-nossl base'
base cc 'static base-nossl base cc'
# The same Debian for every tag: of the golang images only the Go, and that there is a git, matters here.
for tag in "${golang_images[@]}"; do
  image "library/golang:$tag" "debian go-${tag%-*}" --set-platform linux/amd64 --workdir /go \
    --env GOTOOLCHAIN=local --env GOPATH=/go --env "GOLANG_VERSION=${tag%-*}" \
    --env PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
done
image docker/dockerfile:1 frontend --set-platform linux/amd64 --entrypoint /bin/dockerfile-frontend \
  --label 'moby.buildkit.frontend.network.none=true' \
  --label '"moby.buildkit.frontend.caps=moby.buildkit.frontend.inputs,moby.buildkit.frontend.subrequests,moby.buildkit.frontend.contexts"'
