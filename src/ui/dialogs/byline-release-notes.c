/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-release-notes.h"

#include <string.h>

#include "byline-markup.h"

/* A paragraph or an item stands in the file once for each language, English first and without xml:lang. */
typedef struct {
  const char *version;
  const char *const *languages;
  gboolean in_release;
  gboolean in_description;

  GString *notes;
  char *element;   /* "p" or "li", if it is open */
  guint rank;      /* how well its language is wanted; 0 is best */
  GString *text;   /* of the open element */
  char *best_name; /* of the elements that are translations of each other: "p", "li" or NULL */
  char *best_text;
  guint best_rank;
} Reader;

/* Returns: the place of @language in what is preferred; English stands behind all that is named, what is not
 * wanted G_MAXUINT. */
static guint
rank_language (Reader *self, const char *language)
{
  guint n = 0;

  for (; self->languages[n] != NULL; n++)
    if (g_strcmp0 (self->languages[n], language) == 0)
      return n;
  return language == NULL ? n : G_MAXUINT;
}

static void
flush (Reader *self)
{
  if (self->best_text != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (self->best_text, -1);

      g_string_append_printf (self->notes, "<%s>%s</%s>", self->best_name, escaped,
                              self->best_name);
    }
  g_clear_pointer (&self->best_name, g_free);
  g_clear_pointer (&self->best_text, g_free);
}

static void
begin_text (Reader *self, const char *name, const char *language)
{
  /* One without a language begins the next paragraph; those with one follow as its translations. */
  if (language == NULL)
    flush (self);
  self->element = g_strdup (name);
  self->rank = rank_language (self, language);
  g_string_truncate (self->text, 0);
}

static void
end_text (Reader *self)
{
  if (self->best_text == NULL || self->rank < self->best_rank)
    {
      g_free (self->best_name);
      g_free (self->best_text);
      self->best_name = g_strdup (self->element);
      self->best_text = g_strdup (g_strstrip (self->text->str));
      self->best_rank = self->rank;
    }
  g_clear_pointer (&self->element, g_free);
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (name, "release"))
    self->in_release = g_strcmp0 (byline_markup_get_attribute (names, values, "version"),
                                  self->version) == 0;
  else if (self->in_release && g_str_equal (name, "description"))
    self->in_description = TRUE;
  else if (self->in_description && (g_str_equal (name, "p") || g_str_equal (name, "li")))
    begin_text (self, name, byline_markup_get_attribute (names, values, "xml:lang"));
  else if (self->in_description && (g_str_equal (name, "ul") || g_str_equal (name, "ol")))
    {
      flush (self);
      g_string_append_printf (self->notes, "<%s>", name);
    }
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (self->element != NULL && g_str_equal (name, self->element))
    end_text (self);
  else if (g_str_equal (name, "release"))
    self->in_release = FALSE;
  else if (self->in_description && g_str_equal (name, "description"))
    {
      flush (self);
      self->in_description = FALSE;
    }
  else if (self->in_description && (g_str_equal (name, "ul") || g_str_equal (name, "ol")))
    {
      flush (self);
      g_string_append_printf (self->notes, "</%s>", name);
    }
}

static void
add_text (GMarkupParseContext *context,
          const char *text,
          gsize length,
          gpointer user_data,
          GError **error)
{
  Reader *self = user_data;

  if (self->element != NULL)
    g_string_append_len (self->text, text, (gssize) length);
}

char *
byline_release_notes_read (const char *metainfo,
                           gssize length,
                           const char *version,
                           const char *const *languages)
{
  static const GMarkupParser parser = { start_element, end_element, add_text, NULL, NULL };
  Reader self = { .version = version, .languages = languages };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (metainfo != NULL, NULL);
  g_return_val_if_fail (version != NULL, NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  self.notes = notes;
  self.text = text;
  context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  if (!g_markup_parse_context_parse (context, metainfo, length, NULL) ||
      !g_markup_parse_context_end_parse (context, NULL))
    g_string_truncate (notes, 0);
  g_free (self.element);
  g_free (self.best_name);
  g_free (self.best_text);
  return notes->len > 0 ? g_strdup (notes->str) : NULL;
}
