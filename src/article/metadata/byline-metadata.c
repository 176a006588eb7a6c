/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-date.h"
#include "byline-text.h"
#include "byline-url.h"

BylineMetadata *
_byline_metadata_new (const BylinePage *page)
{
  BylineMetadata *self = g_new0 (BylineMetadata, 1);

  self->page = page;
  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->descriptions = g_ptr_array_new_with_free_func (g_free);
  self->own_accounts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
_byline_metadata_free (BylineMetadata *self)
{
  if (self == NULL)
    return;
  g_free (self->ld_title);
  g_free (self->ld_name);
  g_free (self->og_title);
  g_free (self->page_title);
  g_free (self->description);
  g_free (self->body);
  g_free (self->breadcrumb);
  g_free (self->kicker);
  g_free (self->kicker_publication);
  g_free (self->topic);
  g_free (self->direction);
  g_free (self->publication);
  g_free (self->publication_url);
  g_free (self->icon);
  g_free (self->canonical);
  g_free (self->language);
  g_clear_pointer (&self->picture, byline_picture_free);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->descriptions);
  g_ptr_array_unref (self->own_accounts);
  g_free (self);
}

/* --- Order of trust --- */

static gboolean
is_wanted_section (BylineMetadata *self, const char *name, const char *title)
{
  g_autofree char *folded = byline_text_fold (name);
  g_autofree char *folded_title = title != NULL ? byline_text_fold (title) : NULL;

  return !byline_section_name_is_generic (name, self->publication) &&
         strstr (name, "://") == NULL && _byline_page_parse_date (self->page, name) == 0 &&
         g_utf8_strlen (name, -1) <= 80 &&
         (folded_title == NULL || !g_str_equal (folded, folded_title));
}

static const char *
last_crumb (const char *breadcrumb)
{
  const char *last = g_strrstr (breadcrumb, " > ");

  return last != NULL ? last + 3 : breadcrumb;
}

/* "China · Policy" names two sections. Returns: (transfer full) */
static char **
split_kicker (BylineMetadata *self)
{
  g_autoptr (GString) kicker = g_string_new (self->kicker);
  char **names;

  g_string_replace (kicker, "•", "·", 0);
  g_string_replace (kicker, " / ", "·", 0);
  names = g_strsplit (kicker->str, "·", 4);
  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);

  return names;
}

static void
add_kicker_sections (BylineMetadata *self, BylineArticle *article)
{
  g_auto (GStrv) names = split_kicker (self);

  for (guint i = 0; names[i] != NULL; i++)
    if (is_wanted_section (self, names[i], article->title) && g_utf8_strlen (names[i], -1) <= 40)
      byline_sections_add (article->sections, names[i]);
}

static gboolean
is_folded (const char *text, const char *folded)
{
  g_autofree char *fold = byline_text_fold (text);

  return g_str_equal (fold, folded);
}

/* Returns: (transfer none) (nullable): the one of @names that is @name, in whatever case */
static const char *
find_folded (char **names, const char *name)
{
  g_autofree char *folded = byline_text_fold (name);

  for (guint i = 0; names[i] != NULL; i++)
    if (is_folded (names[i], folded))
      return names[i];

  return NULL;
}

/* "Global,Innovation", where the kicker names the two. */
static gboolean
is_list_of (char **names, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", 5);

  for (guint i = 0; parts[i] != NULL; i++)
    if (find_folded (names, g_strstrip (parts[i])) == NULL)
      return FALSE;

  return g_strv_length (parts) > 1;
}

/* What the page's data write small is spelled as the page shows it. */
static const char *
spell (char **names, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  const char *shown = g_str_equal (lower, name) ? find_folded (names, name) : NULL;

  return shown != NULL ? shown : name;
}

/* A breadcrumb that ends in a section that is named elsewhere tells what stands above it. */
static void
apply_sections (BylineMetadata *self, BylineArticle *article)
{
  g_autofree char *crumb = self->breadcrumb != NULL
                             ? byline_text_fold (last_crumb (self->breadcrumb))
                             : NULL;
  g_auto (GStrv) shown = split_kicker (self);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const char *name = g_ptr_array_index (self->sections, i);
      g_autofree char *folded = byline_text_fold (name);

      if (!is_wanted_section (self, name, article->title) || is_list_of (shown, name))
        continue;
      byline_sections_add (article->sections, crumb != NULL && g_str_equal (crumb, folded)
                                                ? self->breadcrumb
                                                : spell (shown, name));
    }
  if (self->kicker != NULL && crumb != NULL && is_folded (self->kicker, crumb))
    byline_sections_add (article->sections, self->breadcrumb);
  if (self->kicker != NULL)
    add_kicker_sections (self, article);
  if (self->sections->len == 0 && self->breadcrumb != NULL &&
      is_wanted_section (self, last_crumb (self->breadcrumb), article->title))
    byline_sections_add (article->sections, self->breadcrumb);
}

void
_byline_metadata_apply (BylineMetadata *self, BylineArticle *article)
{
  const BylinePage *page = self->page;

  if (self->publication == NULL)
    self->publication = g_steal_pointer (&self->kicker_publication);
  _byline_metadata_find_publication (self);
  article->title = _byline_metadata_choose_title (self);
  article->url = page->url != NULL ? byline_url_without_tracking (page->url)
                                   : g_strdup (self->canonical);
  article->canonical_url = g_strdup (self->canonical);
  article->kicker = g_strdup (self->kicker != NULL ? self->kicker : self->topic);
  article->language = g_strdup (self->language);
  article->published = self->published != 0 ? self->published
                                            : byline_date_from_address (article->url);
  article->modified = self->modified;
  article->publication_name = g_strdup (self->publication);
  article->publication_url = self->publication_url != NULL ? g_strdup (self->publication_url)
                                                           : byline_url_resolve (article->url, "/");
  article->publication_icon = self->icon != NULL
                                ? g_strdup (self->icon)
                                : byline_url_resolve (article->url, "/favicon.ico");
  article->summary = g_strdup (self->description);
  apply_sections (self, article);
  for (guint i = 0; i < self->authors->len; i++)
    byline_authors_add (article->authors,
                        byline_author_copy (g_ptr_array_index (self->authors, i)));
  for (guint i = 0; i < self->tags->len; i++)
    g_ptr_array_add (article->tags, g_strdup (g_ptr_array_index (self->tags, i)));
}
