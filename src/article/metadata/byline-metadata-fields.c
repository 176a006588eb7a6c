/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

/* How the fields of metadata are filled, whoever fills them. */

void
_byline_metadata_fill (char **field, const char *text, gsize max_chars)
{
  if (*field == NULL)
    *field = byline_text_clean (text, max_chars);
}

gboolean
_byline_metadata_is_home (BylineMetadata *self, const char *address)
{
  g_autofree char *url = byline_url_resolve (self->page->base, address);
  const char *host = url != NULL ? strstr (url, "://") : NULL;
  const char *path = host != NULL ? strchr (host + 3, '/') : NULL;

  return url != NULL && strchr (url, '#') == NULL && strchr (url, '?') == NULL &&
         (path == NULL || path[1] == '\0');
}

void
_byline_metadata_add_names (GPtrArray *authors, const char *text)
{
  g_autoptr (GPtrArray) names = NULL;

  if (text == NULL || strstr (text, "://") != NULL || g_str_has_prefix (text, "www.") ||
      strlen (text) > 400)
    return;
  /* "Von Änne Süß" signs a story; "Von Neumann" is a name. */
  if (g_str_has_prefix (text, "Von ") && strchr (text + 4, ' ') != NULL)
    text += 4;
  names = byline_authors_split_names (text);
  for (guint i = 0; i < names->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (names, i);

      if (g_ascii_strcasecmp (author->name, "admin") != 0 &&
          g_ascii_strcasecmp (author->name, "null") != 0 && *author->name != '@')
        byline_authors_add (authors, byline_author_copy (author));
    }
}
