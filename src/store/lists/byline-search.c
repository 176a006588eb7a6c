/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-filter-private.h"

#include <string.h>

/* One CJK character is half of a pair: everything that begins with it. */
static gboolean
is_one_cjk (const char *text)
{
  return *text != '\0' && *g_utf8_next_char (text) == '\0' &&
         _byline_tokenizer_is_cjk (g_utf8_get_char (text));
}

/* So long is a beginning that very many words may have. */
#define MAX_OPENING 3

static gboolean
is_opening (const BylineSearchTerm *term)
{
  return term->field == BYLINE_SEARCH_FIELD_WORD && !term->is_excluded &&
         (is_one_cjk (term->text) ||
          (term->is_prefix && g_utf8_strlen (term->text, -1) <= MAX_OPENING));
}

static void
append_term (GString *expression, const BylineSearchTerm *term)
{
  g_autofree char *text = g_strdup (term->text);

  /* Nothing of what was typed reaches FTS5 but as a quoted string. */
  g_strdelimit (text, "\"", ' ');
  g_string_append_printf (expression, "\"%s\"%s", text,
                          term->is_prefix || is_one_cjk (text) ? " *" : "");
}

GPtrArray *
_byline_search_openings (const BylineSearchQuery *query)
{
  GPtrArray *openings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);

      if (is_opening (term))
        g_ptr_array_add (openings, g_strdup (term->text));
    }
  return openings;
}

char *
_byline_search_expression (const BylineSearchQuery *query, gboolean with_openings, char **excluded)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);

  *excluded = NULL;
  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);
      GString *target = term->is_excluded ? unwanted : wanted;

      if ((term->field != BYLINE_SEARCH_FIELD_WORD && term->field != BYLINE_SEARCH_FIELD_PHRASE) ||
          (!with_openings && is_opening (term)))
        continue;
      if (target->len > 0)
        g_string_append (target, term->is_excluded ? " OR " : " AND ");
      append_term (target, term);
    }
  if (wanted->len == 0)
    {
      if (unwanted->len > 0)
        *excluded = g_string_free (g_steal_pointer (&unwanted), FALSE);
      return NULL;
    }
  if (unwanted->len == 0)
    return g_strdup_printf ("(%s)", wanted->str);
  return g_strdup_printf ("(%s) NOT (%s)", wanted->str, unwanted->str);
}
