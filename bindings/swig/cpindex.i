/* SPDX-License-Identifier: MIT */
/* What every language wraps: the public headers themselves. Before this file, a language says how the types of their
 * arguments cross over. Functions keep their names; each language has a layer of its own on top, which people use. */
%{
#include <cpindex/cpindex.h>
%}
%include "stdint.i"

/* What a call hands over is given back when the language's collector finds that nobody has it any more. */
%define %owned(TYPE, FREE)
%nodefaultctor TYPE;
%ignore FREE;
typedef struct TYPE {} TYPE;
%extend TYPE {
    ~TYPE() { FREE($self); }
}
%enddef

%owned(cpi_framework, cpi_framework_unref)
%owned(cpi_panel, cpi_panel_free)
%owned(cpi_options, cpi_options_free)
%owned(cpi_scores, cpi_scores_unref)
%owned(cpi_explanation, cpi_explanation_free)
%owned(cpi_audit, cpi_audit_free)
%owned(cpi_import, cpi_import_free)
%owned(cpi_links, cpi_links_free)
%owned(cpi_rules, cpi_rules_free)
%owned(cpi_diag, cpi_diag_free)
%newobject cpi_options_new;
%newobject cpi_import_new;
%newobject cpi_diag_new;

/* A language keeps what it has; texts are copied and freed on the way. Borrowed frameworks would outlive their
 * owner. */
%ignore cpi_framework_ref;
%ignore cpi_scores_ref;
%ignore cpi_text_free;
%ignore cpi_panel_framework;
%ignore cpi_scores_framework;
%ignore cpi_audit_framework;
%ignore cpi_links_earlier_framework;
%ignore cpi_links_later_framework;

#define CPI_API
%include <cpindex/status.h>
%include <cpindex/diag.h>
%include <cpindex/framework.h>
%include <cpindex/texts.h>
%include <cpindex/import.h>
%include <cpindex/links.h>
%include <cpindex/rules.h>
%include <cpindex/panel.h>
%include <cpindex/scores.h>
%include <cpindex/audit.h>
