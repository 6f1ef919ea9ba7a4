# SPDX-License-Identifier: MIT
# What building and testing need, and how it gets onto a machine. Read by examples/quickstart and tests/run.
# A thing is looked for first (a program, a header, a library); only what is missing is installed, by package name.

say()
{
  printf '%s\n' "$*"
}

stop()
{
  printf '%s\n' "$*" >&2
  exit 1
}

has()
{
  command -v "$1" >/dev/null 2>&1
}

has_library()
{
  has pkg-config && pkg-config --exists "$1"
}

has_libc_headers()
{
  has cc && printf '#include <stdio.h>\n' | cc -E - >/dev/null 2>&1
}

has_sanitizers()
{
  has clang &&
    printf 'int main(void) { return 0; }\n' | clang -fsanitize=address,undefined -x c - -o /dev/null 2>/dev/null
}

has_python_module()
{
  "${PYTHON:-/usr/bin/python3}" -c "import $1" >/dev/null 2>&1
}

has_python_headers()
{
  "${PYTHON:-/usr/bin/python3}" -c \
    "import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path('include') + '/Python.h'))" >/dev/null 2>&1
}

missing_build_packages()
{
  has cc || echo gcc
  has_libc_headers || echo libc6-dev
  has meson || echo meson
  has ninja || echo ninja-build
  has pkg-config || echo pkgconf
  has_library yaml-0.1 || echo libyaml-dev
}

missing_test_packages()
{
  missing_build_packages
  has_library cmocka || echo libcmocka-dev
  has c++ || echo g++
  has clang || echo clang
  has_sanitizers || echo libclang-rt-dev
  has valgrind || echo valgrind
  has abidiff || echo abigail-tools
  has nm || echo binutils
  has localedef && [ -e /usr/share/i18n/locales/de_DE ] || echo locales
  has "${PYTHON:-/usr/bin/python3}" || echo python3
  has_python_module yaml || echo python3-yaml
  has_python_module jsonschema || echo python3-jsonschema
  missing_python_packages
  missing_r_packages
}

# What the Python package is built with, and what its tests use.
missing_python_packages()
{
  has swig || echo swig
  has_python_headers || echo python3-dev
  for module in numpy pandas matplotlib openpyxl pytest hypothesis mypy build pip nbconvert ipykernel; do
    has_python_module "$module" || echo "python3-$module"
  done
  has_python_module ensurepip || echo python3-venv
  has_python_module mesonpy || echo python3-mesonpy
  has_python_module typing_extensions || echo python3-typing-extensions
  has patchelf || echo patchelf
  has git || echo git
  has soffice || echo libreoffice-calc
}

has_r_package()
{
  has Rscript && Rscript -e "loadNamespace('$1')" >/dev/null 2>&1
}

# What the R package is checked with, its vignette included.
missing_r_packages()
{
  has R || echo r-base-core
  has make || echo make
  for package in testthat knitr rmarkdown ggplot2 tibble readxl openxlsx; do
    has_r_package "$package" || echo "r-cran-$package"
  done
  has pandoc || echo pandoc
  has qpdf || echo qpdf
}

as_root()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

apt_get()
{
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}

# install_packages PACKAGE...: quietly, but with everything that apt-get said where it fails.
install_packages()
{
  has apt-get || stop "This machine lacks what these Debian packages hold: $*." \
    "There is no apt-get here: please install the same with your system's own package manager, and run this again."
  [ "$(id -u)" -eq 0 ] || has sudo || stop "Please run this as root first: apt-get install --no-install-recommends $*"
  say "Installing $*"
  log=$(mktemp)
  apt_get update >"$log" 2>&1 || say "The package lists could not be refreshed; going on with those at hand."
  if ! apt_get install --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    stop "apt-get could not install: $*"
  fi
  rm -f "$log"
}

# install_missing LISTER: installs what LISTER prints, and looks again.
install_missing()
{
  missing=$($1 | tr '\n' ' ')
  [ -z "$missing" ] && return 0
  # shellcheck disable=SC2086  # one argument a package
  install_packages $missing
  missing=$($1 | tr '\n' ' ')
  [ -z "$missing" ] || stop "Still missing after installing: $missing"
}
