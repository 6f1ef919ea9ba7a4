# SPDX-License-Identifier: MIT
"""What a JSON Schema cannot see: examples of tests/diagnostics/frameworks that it accepts, and why."""

UNSEEN = {
    "YAML itself, which editors check": """
        CPI-201 CPI-201-asterisk CPI-201-bracket CPI-201-directive CPI-201-indentation CPI-201-key CPI-201-list
        CPI-201-no-break-space CPI-201-question-mark CPI-201-quote CPI-201-start CPI-201-tab CPI-201-value
        CPI-202 CPI-202-alias CPI-202-alias-as-key CPI-203 CPI-204 CPI-207 CPI-217 CPI-217-among-many
        CPI-217-of-derived CPI-217-of-group""",
    "a NUL, which YAML lets one write": "CPI-103-escape",
    "two things with one code or label": "CPI-302 CPI-302-derived CPI-312",
    "whether what is named is there": """
        CPI-303 CPI-303-none-alike CPI-304 CPI-304-for-cells CPI-304-of-method CPI-305 CPI-306 CPI-306-misspelt
        CPI-306-of-index CPI-306-of-rule CPI-306-of-weight CPI-308 CPI-321 CPI-321-later CPI-321-misspelt
        CPI-321-of-weight CPI-340 CPI-340-none-alike CPI-405""",
    "how bands stand to one another": """
        CPI-342 CPI-342-two CPI-343 CPI-344 CPI-347 CPI-347-of-one""",
    "which of two is larger, or longer": """
        CPI-223-target CPI-310 CPI-314 CPI-314-statistic CPI-325 CPI-325-count CPI-325-order CPI-415 CPI-430""",
    "what the named node or figure is": "CPI-316-over-node CPI-324 CPI-345 CPI-406 CPI-420 CPI-425 CPI-425-no-values",
    "what the tree is made of": """
        CPI-219-of-quantities CPI-323 CPI-326 CPI-402 CPI-402-several CPI-403 CPI-404 CPI-404-in-parts CPI-404-index""",
    "the aggregation that a weight is for": """
        CPI-401 CPI-401-cell CPI-401-of-group CPI-401-of-method CPI-401-product CPI-401-product-large CPI-401-sum""",
    "what another rule of the method says": """
        CPI-413 CPI-413-facet CPI-413-level CPI-413-node CPI-413-sub-indicators CPI-414 CPI-414-facet CPI-414-level
        CPI-414-node CPI-414-sub-indicators""",
}
REASONS = {name: reason for reason, names in UNSEEN.items() for name in names.split()}
