#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs ./test in a Debian 13 that is made in build/debian13, with the LibTorch, the demo model and
# the recorded tokenizers that are here already. Where that cannot be had it says "not verified on 13" and ends with 77.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

SUITE=trixie
ROOT=$PWD/build/debian13
PROJECT=/srv/maskscope
LIBTORCH=/srv/libtorch

not_verified() {
    echo "not verified on 13: $*"
    exit 77
}

# The mirror and the proxy that this Debian itself uses.
mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources \
        2>/dev/null | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' | grep .
}

make_root() {
    local unfinished=$ROOT.unfinished
    [[ ! -d $ROOT ]] || return 0
    rm -rf --one-file-system "$unfinished"
    debootstrap --variant=minbase --include=ca-certificates,git,python3 "$SUITE" "$unfinished" \
        "$(mirror)" >"$ROOT.log" 2>&1 || return 1
    mv "$unfinished" "$ROOT"
}

# The folder of the torch wheel in .venv; LibTorch itself does not care for Python's version.
own_libtorch() { compgen -G '.venv/lib/python3*/site-packages/torch'; }

mount_into_root() {
    mkdir -p "$ROOT$LIBTORCH"
    mount --rbind /proc "$ROOT/proc" && mount --rbind /dev "$ROOT/dev" &&
        mount --bind "$(own_libtorch)" "$ROOT$LIBTORCH"
}

# The committed files, the demo model, and what the network needs.
copy_project() {
    mkdir -p "$ROOT$PROJECT/build"
    git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$ROOT$PROJECT"
    cp -r build/demo-model build/test-data build/stamps "$ROOT$PROJECT/build"
    rm -f "$ROOT$PROJECT"/build/stamps/{release,dev}*
    cp /etc/resolv.conf /etc/hosts "$ROOT/etc"
    cp /etc/ssl/certs/ca-certificates.crt "$ROOT/etc/ssl/certs"
}

run_in_root() {
    chroot "$ROOT" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        TORCH_ROOT="$LIBTORCH" bash "$PROJECT/test" --yes
}

# Mounts made in a mount namespace of the script's own end with it, however it ends.
enter_own_mounts() {
    unshare --mount true 2>/dev/null || not_verified "no folder can be mounted here."
    exec unshare --mount tests/debian13.sh --inside
}

main() {
    [[ $(id -u) -eq 0 ]] || not_verified "making a Debian 13 needs root."
    [[ ${1:-} == --inside ]] || enter_own_mounts
    command -v debootstrap >/dev/null || apt-get install -y -q debootstrap >/dev/null ||
        not_verified "debootstrap cannot be installed."
    own_libtorch >/dev/null || not_verified "./test has not run here yet."
    mkdir -p build
    make_root || not_verified "debootstrap could not make it; build/debian13.log says why."
    mount_into_root || not_verified "no folder can be mounted here."
    copy_project
    run_in_root
}

main "$@"
