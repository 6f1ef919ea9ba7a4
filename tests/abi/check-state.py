# SPDX-License-Identifier: MIT
"""The library keeps no state of its own and leaves the process alone. Usage: check-state.py NM OBJDUMP ARCHIVE

The archive holds the same objects as the shared library, without the start-up code of the compiler.
"""
import re
import subprocess
import sys

from headers import Tap

FORBIDDEN = {
    "does not touch the locale": "setlocale uselocale newlocale localeconv",
    "does not read the environment": "getenv secure_getenv setenv putenv environ",
    "never ends the process": "exit _exit _Exit quick_exit abort atexit raise signal longjmp __longjmp_chk "
                              "__assert_fail",
    "does not print": "printf __printf_chk vprintf __vprintf_chk puts putchar fputs fputc putc fprintf __fprintf_chk "
                      "vfprintf __vfprintf_chk perror stdout stderr stdin",
    "does not depend on time or chance": "time clock clock_gettime gettimeofday localtime gmtime rand random srand",
    "starts no thread or process": "pthread_create thrd_create fork system popen",
}
LOCALE_NUMBERS = "strtod strtof strtold atof strtod_l sscanf __isoc99_sscanf __isoc23_sscanf fscanf"


def undefined(nm, archive):
    """(member of the archive, symbol) for everything that an object takes from elsewhere."""
    lines = subprocess.run([nm, "-A", "-u", archive], check=True, capture_output=True, text=True).stdout.splitlines()
    return [(line.split(":")[-2].split("/")[-1], line.split()[-1]) for line in lines if line.strip()]


WRITABLE = re.compile(r"\sO\s+(\.data(?!\.rel\.ro)\S*|\.bss\S*|\.tbss\S*|\.tdata\S*|\*COM\*)\s+[0-9a-f]+\s+(.*)$")


def writable(objdump, archive):
    """Objects in sections that a program can write to; .data.rel.ro is made read-only when it is loaded."""
    text = subprocess.run([objdump, "-t", archive], check=True, capture_output=True, text=True).stdout
    member = ""
    for line in text.splitlines():
        if found := re.match(r"(\S+\.o):\s+file format", line):
            member = found[1]
        elif found := WRITABLE.search(line):
            yield f"{member}: {found[2]} in {found[1]}"


def main(nm, objdump, archive):
    tap = Tap()
    used = undefined(nm, archive)
    tap.check("the archive holds objects", [] if used else ["none was found"])
    tap.check("no writable data", list(writable(objdump, archive)))
    for what, names in FORBIDDEN.items():
        tap.check(what, [f"{member} uses {name}" for member, name in used if name in names.split()])
    tap.check("only base reads numbers with the C library",
              [f"{member} uses {name}" for member, name in used
               if name in LOCALE_NUMBERS.split() and not member.startswith("base_")])
    tap.end()


main(*sys.argv[1:])
