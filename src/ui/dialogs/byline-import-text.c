/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-import-text.h"

#include <glib/gi18n.h>

char *
byline_import_text_summary (const BylineImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
    text, ngettext ("%'u feed was added.", "%'u feeds were added.", report->n_added),
    report->n_added);
  if (report->n_existing > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%'u was already in your library.",
                                        "%'u were already in your library.", report->n_existing),
                              report->n_existing);
    }
  if (report->n_failed > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
        text, ngettext ("%'u could not be added.", "%'u could not be added.", report->n_failed),
        report->n_failed);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe (const BylineImportEntry *entry)
{
  const char *name = entry->title != NULL ? entry->title : entry->url;

  if (name == NULL)
    name = _ ("Unnamed feed");
  switch (entry->outcome)
    {
    case BYLINE_IMPORT_ADDED:
      /* Translators: a line of an import's report: %s is a feed's name */
      return g_strdup_printf (_ ("%s: added"), name);
    case BYLINE_IMPORT_EXISTING:
      return g_strdup_printf (_ ("%s: already in your library"), name);
    case BYLINE_IMPORT_FAILED:
      break;
    }

  if (entry->reason != NULL)
    return g_strdup_printf ("%s: %s", name, entry->reason);
  return g_strdup_printf (_ ("%s: not added"), name);
}

/* Those that failed stand among the problems, with their reasons. */
static gboolean
is_told (const BylineImportReport *report, const BylineImportEntry *entry)
{
  return entry->outcome == BYLINE_IMPORT_FAILED && report->problems->len > 0;
}

static void
add_entries (GPtrArray *lines, const BylineImportReport *report, BylineImportOutcome outcome)
{
  for (guint i = 0; i < report->entries->len; i++)
    {
      const BylineImportEntry *entry = report->entries->pdata[i];

      if (entry->outcome == outcome && !is_told (report, entry))
        g_ptr_array_add (lines, describe (entry));
    }
}

GPtrArray *
byline_import_text_lines (const BylineImportReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->problems->len; i++)
    g_ptr_array_add (lines, g_strdup (report->problems->pdata[i]));
  add_entries (lines, report, BYLINE_IMPORT_FAILED);
  add_entries (lines, report, BYLINE_IMPORT_EXISTING);
  add_entries (lines, report, BYLINE_IMPORT_ADDED);
  return lines;
}
