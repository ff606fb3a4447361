#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page in light and dark, English and Chinese, at one and two pixels a point and in
# two window sizes, and with large text, into build/screenshots. Fails if a text is clipped or two widgets overlap.
#   tests/screenshots/run.sh [MODEL [LOOK]]     LOOK: a part of "dark-zh-1440-zoom"; MODEL may be ""
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

cmake --build build/release --target maskscope_screenshots >/dev/null
status=0
for scale in 1 2; do
    QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$scale \
        build/release/tests/maskscope_screenshots "build/screenshots/${scale}x" "$@" || status=$?
done
echo "build/screenshots"
exit "$status"
