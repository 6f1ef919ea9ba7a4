#!/bin/sh
# SPDX-License-Identifier: MIT
# What CRAN checks, without a network: check-r.sh TARBALL FOLDER, of which everything has to be OK.
set -eu
tarball=$(realpath "$1")
folder=$2

export _R_CHECK_CRAN_INCOMING_=false _R_CHECK_SYSTEM_CLOCK_=0 _R_CHECK_FORCE_SUGGESTS_=false
mkdir -p "$folder"
cd "$folder"
rm -rf cpindex.Rcheck
R CMD check --as-cran --no-manual "$tarball" || true
grep -qx 'Status: OK' cpindex.Rcheck/00check.log && exit
echo "R CMD check is not OK: see $folder/cpindex.Rcheck" >&2
exit 1
