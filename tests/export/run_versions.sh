#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs tst_export.py with old and new transformers, each in a Python environment of its own, which is
# kept for the next time. By hand, not by ./test: it downloads several GB.
#
#   tests/export/run_versions.sh FOLDER [maskscope-cli]
set -euo pipefail

[[ $# -ge 1 ]] || {
    sed -nE '3,6s/^# ?//p' "${BASH_SOURCE[0]}" >&2
    exit 2
}
FOLDER=$1
shift
TEST=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/tst_export.py

# name: what pip is to install
VERSIONS=(
    "4.30-torch-2.0: transformers==4.30.2 torch==2.0.1 numpy<2"
    "4.30: transformers==4.30.2 torch==2.13.0 numpy<2"
    "4.49: transformers==4.49.0 torch==2.13.0 numpy"
    "4.57: transformers==4.57.6 torch==2.13.0 numpy"
    "5.24: transformers==5.24.0 torch==2.13.0 numpy"
)

ensure_environment() {
    local environment=$1
    shift
    [[ -e $environment/ready ]] && return
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet "$@"
    touch "$environment/ready"
}

failed=0
for version in "${VERSIONS[@]}"; do
    name=${version%%:*}
    read -ra packages <<<"${version#*: }"
    ensure_environment "$FOLDER/$name" "${packages[@]}"
    echo "transformers $name"
    HF_HUB_OFFLINE=1 "$FOLDER/$name/bin/python" "$TEST" "$@" || failed=$((failed + 1))
done
echo "$((${#VERSIONS[@]} - failed)) passed, $failed failed"
[[ $failed -eq 0 ]]
