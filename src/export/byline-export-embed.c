/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-embed.h"

#include "byline-url.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names of hosts that only machines know: addresses, and this machine. */
static gboolean
is_for_people (const char *host)
{
  return host != NULL && !g_hostname_is_ip_address (host) && strchr (host, '.') != NULL;
}

const char *
byline_export_embed_get_kind (BylineMedia media)
{
  switch (media)
    {
    case BYLINE_MEDIA_AUDIO:
      return _ ("Audio");
    case BYLINE_MEDIA_VIDEO:
      return _ ("Video");
    case BYLINE_MEDIA_NONE:
      break;
    }

  return NULL;
}

char *
byline_export_embed_dup_provider (const char *url, const char *provider)
{
  g_autofree char *host = url != NULL ? byline_url_host (url) : NULL;

  if (provider != NULL && (is_for_people (provider) ||
                           (strpbrk (provider, ".:[") == NULL && g_strcmp0 (provider, host) != 0)))
    return g_strdup (provider);

  return is_for_people (host) ? g_steal_pointer (&host) : NULL;
}

char *
byline_export_embed_dup_title (const char *url,
                               const char *title,
                               const char *provider,
                               BylineMedia media)
{
  g_autofree char *name = NULL;

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (byline_export_embed_get_kind (media) != NULL)
    return g_strdup (byline_export_embed_get_kind (media));
  name = byline_export_embed_dup_provider (url, provider);
  if (name != NULL && strchr (name, '.') == NULL)
    /* Translators: what a page shows in a frame, and who provides it: "Content from X" */
    return g_strdup_printf (_ ("Content from %s"), name);

  return g_strdup (_ ("Embedded Content"));
}

/* Returns: (transfer full) (nullable): the last part of an address's path, if it is one of a file: "minutes.pdf" */
static char *
dup_file_name (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *name = NULL;

  if (uri == NULL)
    return NULL;
  name = g_path_get_basename (g_uri_get_path (uri));

  return strchr (name, '.') != NULL && g_utf8_validate (name, -1, NULL) ? g_steal_pointer (&name)
                                                                        : NULL;
}

char *
byline_export_attachment_dup_title (const BylineAttachment *attachment)
{
  const char *type = attachment->mime_type != NULL ? attachment->mime_type : "";
  char *name;

  if (attachment->title != NULL && *attachment->title != '\0')
    return g_strdup (attachment->title);
  if (g_ascii_strncasecmp (type, "audio/", strlen ("audio/")) == 0)
    return g_strdup (byline_export_embed_get_kind (BYLINE_MEDIA_AUDIO));
  if (g_ascii_strncasecmp (type, "video/", strlen ("video/")) == 0)
    return g_strdup (byline_export_embed_get_kind (BYLINE_MEDIA_VIDEO));
  name = dup_file_name (attachment->url);

  return name != NULL ? name : g_strdup (_ ("File"));
}

gboolean
byline_export_embed_is_said (const BylineBlock *block, const BylineBlock *before)
{
  return block->type == BYLINE_BLOCK_EMBED && before != NULL &&
         before->type == BYLINE_BLOCK_QUOTE && before->text != NULL && block->title != NULL &&
         g_str_equal (before->text->text, block->title);
}

static void
name_block (BylineBlock *block)
{
  char *title = byline_export_embed_dup_title (block->url, block->title, block->provider,
                                               block->media);
  char *provider = byline_export_embed_dup_provider (block->url, block->provider);
  gboolean is_said = provider != NULL && block->title == NULL && strchr (provider, '.') == NULL &&
                     byline_export_embed_get_kind (block->media) == NULL;

  g_free (block->title);
  block->title = title;
  g_free (block->provider);
  block->provider = provider;
  if (is_said || g_strcmp0 (provider, title) == 0)
    g_clear_pointer (&block->provider, g_free);
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
void
byline_export_embed_name (GPtrArray *blocks)
{
  const BylineBlock *before = NULL;
  guint i = 0;

  while (blocks != NULL && i < blocks->len)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);

      if (byline_export_embed_is_said (block, before))
        {
          g_ptr_array_remove_index (blocks, i);
          continue;
        }
      if (block->type == BYLINE_BLOCK_EMBED)
        name_block (block);
      byline_export_embed_name (block->children);
      before = block;
      i++;
    }
}
