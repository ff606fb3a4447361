# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Installs the Debian packages that are missing.

missing_packages() {
    local wanted
    mapfile -t wanted < <(list_of "$@")
    # dpkg-query lists the installed ones; what is left of the wanted ones is missing.
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
            sed -n 's/^installed //p' | sort -u)
}

# Sets AS_ROOT to the words that run a command as root, or fails.
find_root() {
    AS_ROOT=()
    if [[ $(id -u) -eq 0 ]]; then return 0; fi
    if [[ -t 0 ]] && command -v sudo >/dev/null; then
        AS_ROOT=(sudo)
        return 0
    fi
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && AS_ROOT=(sudo)
}

ensure_debian_packages() {
    local missing
    command -v dpkg-query >/dev/null ||
        fail "This set-up installs Debian packages, and this is not a Debian system. Needed are:" \
            "$(list_of "$@" | paste -sd ' ')"
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0

    say "These Debian packages are missing and will be installed:"
    printf '  %s\n' "${missing[@]}"
    find_root || fail "Installing packages needs root or sudo. Run this once as root, then try" \
        "again: apt-get install -y --no-install-recommends ${missing[*]}"
    install_debian_packages "${missing[@]}"
}

install_debian_packages() {
    local apt=("${AS_ROOT[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q)
    "${apt[@]}" update || fail "apt-get could not read the package lists. Is there a network?"
    "${apt[@]}" install -y --no-install-recommends "$@" ||
        fail "apt-get could not install the packages above; its own message says why." \
            "Nothing else was changed. Run this again when that is solved."
}
