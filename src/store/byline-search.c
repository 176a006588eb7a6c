/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-filter-private.h"
#include "byline-error.h"

/* More words than anybody types make the query slow. */
#define MAX_TERMS 32
/* A shorter last word is not taken for a beginning: half of all words begin with it. */
#define MIN_PREFIX 2

typedef struct {
  const char *start;
  gsize length;
  gboolean is_phrase;
  gboolean is_excluded;
} Term;

/* Reads the next term at *@text. Returns: whether there was one. */
static gboolean
next_term (const char **text,
           Term        *term)
{
  const char *p = *text;

  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return FALSE;
  term->is_excluded = *p == '-';
  if (term->is_excluded)
    p++;
  term->is_phrase = *p == '"';
  if (term->is_phrase)
    p++;
  term->start = p;
  while (*p != '\0' && (term->is_phrase ? *p != '"'
                                        : *p != '"' && !g_unichar_isspace (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  term->length = p - term->start;
  if (term->is_phrase && *p == '"')
    p++;
  *text = p;
  return TRUE;
}

/* Returns: whether the tokenizer finds anything in it. */
static gboolean
has_word (const Term *term)
{
  for (const char *p = term->start; p < term->start + term->length; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
may_be_a_beginning (const Term *term)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (term->start + term->length));

  return !term->is_phrase && g_unichar_isalnum (last) &&
         (_byline_tokenizer_is_cjk (last) ||
          g_utf8_strlen (term->start, (gssize) term->length) >= MIN_PREFIX);
}

/* One CJK character is half of a pair: everything that begins with it. */
static gboolean
is_one_cjk (const Term *term)
{
  return g_utf8_strlen (term->start, (gssize) term->length) == 1 &&
         _byline_tokenizer_is_cjk (g_utf8_get_char (term->start));
}

static void
append_term (GString    *expression,
             const Term *term,
             gboolean    is_beginning)
{
  g_string_append_c (expression, '"');
  /* A term ends at a quotation mark, so none is in it. */
  g_string_append_len (expression, term->start, (gssize) term->length);
  g_string_append_c (expression, '"');
  if (is_beginning)
    g_string_append (expression, " *");
}

static char *
build (GArray *terms)
{
  GString *wanted = g_string_new ("(");
  g_autoptr (GString) excluded = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);
      GString *target = term->is_excluded ? excluded : wanted;
      gboolean is_last = i + 1 == terms->len;

      if (term->is_excluded ? excluded->len > 0 : wanted->len > 1)
        g_string_append (target, term->is_excluded ? " OR " : " AND ");
      append_term (target, term,
                   is_one_cjk (term) ||
                     (is_last && !term->is_excluded && may_be_a_beginning (term)));
    }
  g_string_append_c (wanted, ')');
  if (excluded->len > 0)
    g_string_append_printf (wanted, " NOT (%s)", excluded->str);
  return g_string_free (wanted, FALSE);
}

char *
_byline_search_expression (const char  *text,
                           GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (Term));
  const char *rest = valid;
  gboolean is_wanted = FALSE;
  Term term;

  while (next_term (&rest, &term) && terms->len < MAX_TERMS)
    if (has_word (&term))
      {
        g_array_append_val (terms, term);
        is_wanted |= !term.is_excluded;
      }
  if (is_wanted)
    return build (terms);
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY,
                       terms->len > 0 ? "The search says only what to leave out"
                                      : "The search has no word in it");
  return NULL;
}
