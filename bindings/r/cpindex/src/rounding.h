/* SPDX-License-Identifier: MIT */
/* Every compiler must round alike, so a * b + c must not be contracted into one rounding. -ffp-contract=off says so, but
 * is no portable flag, which R CMD check refuses in Makevars; so each file of the library begins with this one. */
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif
