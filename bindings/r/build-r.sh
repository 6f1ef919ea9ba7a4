#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the source package, which holds all of the library: build-r.sh ROOT VERSION SOURCES FOLDER
# SOURCES are those of lib/, as lib/meson.build lists them. The package is in FOLDER/cpindex, its tarball beside it.
set -eu
root=$1
version=$2
sources=$3
folder=$4

made=$folder/made
rm -rf "$made"
mkdir -p "$folder"
cp -R "$root/bindings/r/cpindex" "$made"
cd "$made"
sed "s/^Version:.*/Version: $version/" "$root/bindings/r/cpindex/DESCRIPTION" >DESCRIPTION
mkdir -p src/lib inst/indicators
cp -R "$root/include" src/include
for room in "$root"/lib/*/; do
  mkdir "src/lib/$(basename "$room")"
  cp "$room"*.h "src/lib/$(basename "$room")/"
done
for source in $sources; do
  { echo '#include "rounding.h"'; cat "$root/lib/$source"; } >"src/lib/$source"
done
for extra in "$root"/lib/base/*.def; do cp "$extra" src/lib/base/; done
cp "$root"/indicators/*.yaml "$root/indicators/README.md" "$root/indicators/diagnostics.md" inst/indicators/
cp "$root/bindings/example.yaml" inst/example.yaml
cp "$root/examples/kosovo/answers.csv" inst/kosovo.csv
cp "$root/examples/kidsrights/domain-scores.csv" inst/kidsrights.csv
swig -r -I"$root/include" -I"$root/bindings/swig" -outdir "$folder" -o src/cpindex_wrap.c \
  "$root/bindings/swig/cpindex_r.i"
# A text that SWIG takes for a format, and functions without a prototype: some compilers refuse them.
sed -e 's/Rf_error(Rf_isString/Rf_error("%s", Rf_isString/' -e 's/^\(R_swig_[a-z_]*\) ( )$/\1 (void)/' \
  src/cpindex_wrap.c >src/wrap.c
mv src/wrap.c src/cpindex_wrap.c
{
  cat "$root/bindings/r/cpindex/src/Makevars"
  echo "PKG_CPPFLAGS = -I. -Iinclude -Ilib -DCPI_API= -DCPINDEX_VERSION=\\\"$version\\\""
  echo "OBJECTS = cpindex_wrap.o \\"
  for source in $sources; do echo "  lib/${source%.c}.o \\"; done
  echo
} >src/Makevars.new
mv src/Makevars.new src/Makevars
cd "$folder"
# A package that is the same as the one that was built last is not built again, nor what is made of it.
if [ -e "cpindex_$version.tar.gz" ] && diff -r made built >/dev/null 2>&1; then
  rm -r made
  exit
fi
rm -rf built cpindex "cpindex_$version.tar.gz"
cp -R made cpindex
R CMD build cpindex
mv made built
