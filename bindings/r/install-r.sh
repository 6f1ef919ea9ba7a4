#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the source package into a library of its own: install-r.sh TARBALL LIBRARY
set -eu
tarball=$1
library=$2

rm -rf "$library"
mkdir -p "$library"
R CMD INSTALL --no-docs --library="$library" "$tarball"
