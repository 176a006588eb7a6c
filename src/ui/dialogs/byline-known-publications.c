/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-known-publications.h"

#define LANGUAGES "Languages"

static void
known_publication_free (gpointer data)
{
  BylineKnownPublication *self = data;

  g_free (self->name);
  g_free (self->address);
  g_free (self->subject);
  g_free (self->language);
  g_free (self);
}

static GHashTable *
read_languages (GKeyFile *file, GError **error)
{
  g_autoptr (GHashTable)
    languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) codes = g_key_file_get_keys (file, LANGUAGES, NULL, error);

  if (codes == NULL)
    return NULL;
  for (guint i = 0; codes[i] != NULL; i++)
    g_hash_table_insert (languages, g_strdup (codes[i]),
                         g_key_file_get_string (file, LANGUAGES, codes[i], NULL));
  return g_steal_pointer (&languages);
}

/* Returns: (transfer full) (nullable) */
static BylineKnownPublication *
read_publication (GKeyFile *file, const char *name, GError **error)
{
  g_autofree char *address = g_key_file_get_string (file, name, "Address", error);
  g_autofree char *language = address != NULL
                                ? g_key_file_get_string (file, name, "Language", error)
                                : NULL;
  BylineKnownPublication *self;

  if (language == NULL)
    return NULL;
  self = g_new0 (BylineKnownPublication, 1);
  self->name = g_strdup (name);
  self->address = g_steal_pointer (&address);
  self->language = g_steal_pointer (&language);
  self->subject = g_key_file_get_string (file, name, "Subject", NULL);
  return self;
}

GPtrArray *
byline_known_publications_read (const char *text, GHashTable **languages, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) publications = g_ptr_array_new_with_free_func (known_publication_free);
  g_autoptr (GHashTable) names = NULL;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, error))
    return NULL;
  names = read_languages (file, error);
  if (names == NULL)
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      BylineKnownPublication *publication;

      if (g_str_equal (groups[i], LANGUAGES))
        continue;
      publication = read_publication (file, groups[i], error);
      if (publication == NULL)
        return NULL;
      g_ptr_array_add (publications, publication);
    }
  *languages = g_steal_pointer (&names);
  return g_steal_pointer (&publications);
}

static const char *
find_language (GPtrArray *publications, const char *language)
{
  for (guint i = 0; i < publications->len; i++)
    {
      const BylineKnownPublication *publication = g_ptr_array_index (publications, i);

      if (g_str_equal (publication->language, language))
        return publication->language;
    }
  return NULL;
}

const char *
byline_known_publications_choose_language (GPtrArray *publications, const char *const *preferred)
{
  g_return_val_if_fail (publications != NULL, "en");
  g_return_val_if_fail (preferred != NULL, "en");

  for (guint i = 0; preferred[i] != NULL; i++)
    {
      const char *found = find_language (publications, preferred[i]);

      if (found != NULL)
        return found;
    }
  return "en";
}
