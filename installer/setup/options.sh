# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Options that ./run and ./test share.

ASSUME_YES=no
TORCH_INDEX=${MASKSCOPE_TORCH_INDEX:-}
export TORCH_ROOT=${TORCH_ROOT:-}

SHARED_OPTIONS_HELP='  --yes, -y           do not ask before a large download
  --torch-index URL   let pip look for torch there too (also: MASKSCOPE_TORCH_INDEX=URL)
  -DTORCH_ROOT=DIR    build with the LibTorch in DIR (also: TORCH_ROOT=DIR): the torch folder of
                      a wheel, or an unpacked libtorch. torch is then not downloaded.
  --help, -h          show this'

# Takes the shared option at the front of the arguments, and sets CONSUMED to the number of
# arguments it took: 0 if the first one is not a shared option.
take_shared_option() {
    CONSUMED=1
    case $1 in
        --yes | -y) ASSUME_YES=yes ;;
        --torch-index=*) TORCH_INDEX=${1#*=} ;;
        -DTORCH_ROOT=*) TORCH_ROOT=${1#*=} ;;
        --torch-index)
            [[ $# -ge 2 ]] || fail "--torch-index needs the address of a package index."
            TORCH_INDEX=$2
            CONSUMED=2
            ;;
        *) CONSUMED=0 ;;
    esac
}
