# SPDX-License-Identifier: MIT
# No function at all: what attaching a package costs anyway. bench_r.py gives it cpindex's own DESCRIPTION.
