/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter.h"
#include "byline-text.h"

G_DEFINE_BOXED_TYPE (BylineFilter, byline_filter, byline_filter_copy, byline_filter_free)

#define GROUP "filter"

static const BylineField fields[] = {
  { BYLINE_BOOLEAN (BylineFilter, unread, NULL) },
  { BYLINE_BOOLEAN (BylineFilter, saved, NULL) },
  { BYLINE_BOOLEAN (BylineFilter, today, NULL) },
  { BYLINE_STRINGS (BylineFilter, sections, NULL) },
  { BYLINE_STRINGS (BylineFilter, authors, NULL) },
  { BYLINE_STRING (BylineFilter, publication_key, NULL) },
  { BYLINE_STRING (BylineFilter, folder, NULL) },
  { BYLINE_STRING (BylineFilter, search, NULL) },
  { BYLINE_BOOLEAN (BylineFilter, muted, NULL) },
  { BYLINE_BOOLEAN (BylineFilter, ranked, NULL) },
  { BYLINE_ENUM (BylineFilter, order, BylineOrder, NULL, byline_order_names) },
  { BYLINE_ENUM (BylineFilter, density, BylineDensity, NULL, byline_density_names) },
};

const BylineRecord byline_filter_record = {
  sizeof (BylineFilter),
  (GDestroyNotify) byline_filter_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineFilter *
byline_filter_new (void)
{
  return byline_record_new (&byline_filter_record);
}

BylineFilter *
byline_filter_copy (const BylineFilter *self)
{
  return byline_record_copy (&byline_filter_record, self);
}

void
byline_filter_free (BylineFilter *self)
{
  byline_record_free (&byline_filter_record, self);
}

static gboolean
find_name (GPtrArray *names, const char *name, guint *index)
{
  g_autofree char *fold = byline_text_fold (name);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = byline_text_fold (g_ptr_array_index (names, i));

      if (g_str_equal (fold, other))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
names_are_equal (GPtrArray *a, GPtrArray *b)
{
  guint index;

  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      if (!find_name (b, g_ptr_array_index (a, i), &index))
        return FALSE;
    }

  return TRUE;
}

gboolean
byline_filter_equal (const BylineFilter *a, const BylineFilter *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return !a->ranked == !b->ranked && a->order == b->order && a->density == b->density &&
         byline_filter_is_alike (a, b);
}

gboolean
byline_filter_is_alike (const BylineFilter *a, const BylineFilter *b)
{
  return !a->unread == !b->unread && !a->saved == !b->saved && !a->today == !b->today &&
         !a->muted == !b->muted && g_strcmp0 (a->publication_key, b->publication_key) == 0 &&
         g_strcmp0 (a->folder, b->folder) == 0 && g_strcmp0 (a->search, b->search) == 0 &&
         names_are_equal (a->sections, b->sections) && names_are_equal (a->authors, b->authors);
}

gboolean
byline_filter_is_empty (const BylineFilter *self)
{
  return !self->unread && !self->saved && !self->today && !self->muted &&
         self->sections->len == 0 && self->authors->len == 0 && self->publication_key == NULL &&
         self->folder == NULL && self->search == NULL;
}

gboolean
byline_filter_is_combined (const BylineFilter *self)
{
  guint n = self->sections->len + self->authors->len;

  n += self->publication_key != NULL ? 1 : 0;
  n += self->folder != NULL ? 1 : 0;
  n += self->saved ? 1 : 0;
  n += self->today ? 1 : 0;
  return n > 1 || (self->saved && self->unread);
}

static void
add_name (GPtrArray *names, const char *name)
{
  guint index;

  if (name != NULL && *name != '\0' && !find_name (names, name, &index))
    g_ptr_array_add (names, g_strdup (name));
}

static gboolean
remove_name (GPtrArray *names, const char *name)
{
  guint index;

  if (!find_name (names, name, &index))
    return FALSE;

  g_ptr_array_remove_index (names, index);

  return TRUE;
}

void
byline_filter_add_section (BylineFilter *self, const char *name)
{
  add_name (self->sections, name);
}

void
byline_filter_add_author (BylineFilter *self, const char *name)
{
  add_name (self->authors, name);
}

gboolean
byline_filter_remove_section (BylineFilter *self, const char *name)
{
  return remove_name (self->sections, name);
}

gboolean
byline_filter_remove_author (BylineFilter *self, const char *name)
{
  return remove_name (self->authors, name);
}

static void
write_names (GKeyFile *file, const char *key, GPtrArray *names)
{
  if (names->len > 0)
    g_key_file_set_string_list (file, GROUP, key, (const char *const *) names->pdata, names->len);
}

static void
write_name (GKeyFile *file, const char *key, const char *name)
{
  if (name != NULL)
    g_key_file_set_string (file, GROUP, key, name);
}

char *
byline_filter_to_string (const BylineFilter *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (byline_filter_is_empty (self) && self->order == BYLINE_ORDER_DEFAULT &&
      self->density == BYLINE_DENSITY_DEFAULT)
    return g_strdup ("");

  if (self->unread)
    g_key_file_set_boolean (file, GROUP, "unread", TRUE);
  if (self->saved)
    g_key_file_set_boolean (file, GROUP, "saved", TRUE);
  if (self->today)
    g_key_file_set_boolean (file, GROUP, "today", TRUE);
  if (self->muted)
    g_key_file_set_boolean (file, GROUP, "muted", TRUE);
  if (self->ranked)
    g_key_file_set_boolean (file, GROUP, "ranked", TRUE);
  if (self->order != BYLINE_ORDER_DEFAULT)
    g_key_file_set_string (file, GROUP, "order", byline_order_to_string (self->order));
  if (self->density != BYLINE_DENSITY_DEFAULT)
    g_key_file_set_string (file, GROUP, "density", byline_density_to_string (self->density));
  write_names (file, "sections", self->sections);
  write_names (file, "authors", self->authors);
  write_name (file, "publication", self->publication_key);
  write_name (file, "folder", self->folder);
  write_name (file, "search", self->search);

  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_names (GKeyFile *file, const char *key, GPtrArray *names)
{
  g_auto (GStrv) list = g_key_file_get_string_list (file, GROUP, key, NULL, NULL);

  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    add_name (names, list[i]);
}

BylineFilter *
byline_filter_parse (const char *text)
{
  BylineFilter *self = byline_filter_new ();
  g_autofree char *order = NULL;
  g_autofree char *density = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (text == NULL || *text == '\0' ||
      !g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return self;

  self->unread = g_key_file_get_boolean (file, GROUP, "unread", NULL);
  self->saved = g_key_file_get_boolean (file, GROUP, "saved", NULL);
  self->today = g_key_file_get_boolean (file, GROUP, "today", NULL);
  self->muted = g_key_file_get_boolean (file, GROUP, "muted", NULL);
  self->ranked = g_key_file_get_boolean (file, GROUP, "ranked", NULL);
  order = g_key_file_get_string (file, GROUP, "order", NULL);
  self->order = byline_order_from_string (order);
  density = g_key_file_get_string (file, GROUP, "density", NULL);
  self->density = byline_density_from_string (density);
  read_names (file, "sections", self->sections);
  read_names (file, "authors", self->authors);
  self->publication_key = g_key_file_get_string (file, GROUP, "publication", NULL);
  self->folder = g_key_file_get_string (file, GROUP, "folder", NULL);
  self->search = g_key_file_get_string (file, GROUP, "search", NULL);

  return self;
}
