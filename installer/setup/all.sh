# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Everything that ./run and ./test share. They work in the project's own folder.

source installer/setup/common.sh
source installer/setup/options.sh
source installer/setup/debian_packages.sh
source installer/setup/disk_space.sh
source installer/setup/large_download.sh
source installer/setup/python_environment.sh
source installer/setup/demo_model.sh
source installer/setup/build.sh
