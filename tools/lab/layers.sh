# Makes the layers of the stand-ins, from Debian 13's packages and Go's own toolchains. Sourced by up.sh.
# Nothing is configured and nothing of it is run here: the files are all that an image needs.

archives=$lab/debian/var/cache/apt/archives

layer() { # NAME FOLDER
  tar -C "$2" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -c . | gzip -1n >"$lab/layers/$1.tar.gz"
  rm -rf "$2"
}

unpack() { # FOLDER ARCHIVE…
  local archive
  for archive in "${@:2}"; do dpkg-deb --fsys-tarfile "$archive" | tar -C "$1" -x --keep-directory-symlink; done
}

passwd() { # FOLDER
  mkdir -p "$1/etc/ssl/certs" "$1/home/nonroot"
  printf '%s\n' 'root:x:0:0:root:/root:/sbin/nologin' \
    'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin' >"$1/etc/passwd"
  printf '%s\n' 'root:x:0:' 'nonroot:x:65532:' >"$1/etc/group"
  # This machine's own roots: what it reaches the module proxy through may have one of its own.
  cp -L /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"
}

debian() { # As the golang images have it: everything that was downloaded, on the layout of a Debian.
  local root=$lab/layers/debian
  mkdir "$root"
  unpack "$root" "$archives"/base-files_*.deb "$archives"/*.deb
  passwd "$root"
  layer debian "$root"
}

static() { # As distroless/static has it. The links are there for what the other bases add.
  local root=$lab/layers/static
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64,share} "$root"/tmp "$root"/root
  ln -s usr/bin usr/sbin usr/lib usr/lib64 "$root/"
  chmod 1777 "$root/tmp"
  unpack "$root" "$archives"/tzdata_*.deb
  passwd "$root"
  layer static "$root"
}

libraries() { # NAME PACKAGE…
  local root=$lab/layers/$1 package
  mkdir "$root"
  for package in "${@:2}"; do unpack "$root" "$archives/$package"_*.deb; done
  layer "$1" "$root"
}

toolchain() { # VERSION
  local root=$lab/layers/go source
  source=$(cd "$tools" && go mod download -json "golang.org/toolchain@v0.0.1-go$1.linux-amd64" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  mkdir -p "$root/usr/local"
  # Modules have no execute bits.
  cp -r "$source" "$root/usr/local/go"
  chmod -R u+w,a+rX "$root"
  find "$root/usr/local/go/bin" "$root/usr/local/go/pkg/tool" -type f -exec chmod +x {} +
  layer "go-$1" "$root"
}

rm -rf "$lab/debian"
debootstrap --download-only --variant=minbase \
  --include=git,ca-certificates,tzdata,zlib1g,libzstd1,libssl3t64,libstdc++6,libgcc-s1,libgomp1 \
  trixie "$lab/debian" >"$lab/debootstrap.log" || { tail "$lab/debootstrap.log" >&2; exit 1; }
debian
static
libraries base-nossl libc6
libraries base libssl3t64 zlib1g libzstd1
libraries cc libstdc++6 libgcc-s1 libgomp1
rm -rf "$lab/debian"
for image in "${golang_images[@]}"; do toolchain "${image%-*}"; done
mkdir -p "$lab/layers/frontend/bin"
cp "$lab/bin/dockerfile-frontend" "$lab/layers/frontend/bin/"
layer frontend "$lab/layers/frontend"
