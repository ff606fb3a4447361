#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page in light and dark, English and Chinese, at one and two pixels a point and in
# two window sizes, and with large text, into build/screenshots; at three pixels a point two looks.
# Fails if a text is clipped or two widgets overlap.
#   [SCALES="1 2 3"] tests/screenshots/run.sh [MODEL [LOOK [PAGE]]]
#       LOOK: a regular expression for a part of "dark-zh-1440-zoom"; PAGE: a part of "shapes"; MODEL may be ""
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

MODEL=${1:-} LOOK=${2:-} PAGE=${3:-}
export MODEL PAGE

# "SCALE LOOK" a line. They mostly wait for the window to settle, so they run beside each other.
jobs_to_do() {
    local scale look looks
    for scale in ${SCALES:-1 2 3}; do
        looks="^light-en ^light-zh ^dark-en ^dark-zh"
        [[ $scale -lt 3 ]] || looks="^light-en-1440$ ^dark-zh-1440$"
        for look in ${LOOK:-$looks}; do
            printf '%s %s\n' "$scale" "$look"
        done
    done
}

# A screen as large as the largest look at any scale: Qt's own has 800x800 pixels, and windows that fit
# themselves to it would be another size at each scale.
screen_for() {
    local scale=$1 file=build/screenshots/${1}x/screen.json
    mkdir -p "$(dirname "$file")"
    printf '{"screens": [{"name": "wide", "x": 0, "y": 0, "width": %d, "height": %d, "dpr": 1,
              "logicalDpi": 96, "logicalBaseDpi": 96}]}\n' $((1920 * scale)) $((1200 * scale)) >"$file.$$"
    mv "$file.$$" "$file" # a look beside this one may be reading it
    printf '%s' "$file"
}

# Qt's offscreen screen complains of what it cannot do.
photograph() {
    local scale=$1 look=$2 status=0
    QT_QPA_PLATFORM=offscreen:configfile=$(screen_for "$scale") QT_SCALE_FACTOR=$scale GOMP_SPINCOUNT=0 \
        build/release/tests/maskscope_screenshots "build/screenshots/${scale}x" "$MODEL" "$look" "$PAGE" \
        2> >(grep --line-buffered -v '^This plugin does not\|XDG_RUNTIME_DIR' |
            sed "s/^/${scale}x /" >&2) || status=$?
    return "$status"
}
export -f photograph screen_for

cmake --build build/release --target maskscope_screenshots >/dev/null
status=0
jobs_to_do | xargs -P $(($(nproc) + 1)) -L 1 bash -c 'photograph "$@"' _ || status=1
echo "build/screenshots"
exit "$status"
