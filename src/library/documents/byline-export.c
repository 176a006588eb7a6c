/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "byline-address.h"
#include "byline-error.h"
#include "byline-opml.h"
#include "byline-rule.h"
#include "byline-url.h"

static gboolean
is_private_host (const char *host)
{
  static const char *const suffixes[] = {
    ".local", ".lan", ".internal", ".home.arpa", ".localhost", ".test",
  };
  g_autofree char *name = g_ascii_strdown (host, -1);
  g_autoptr (GInetAddress) address = NULL;

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  address = byline_address_from_host (name);
  if (address != NULL)
    return byline_address_is_private (address);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return strchr (name, '.') == NULL;
}

static gboolean
is_private_url (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

  if (uri == NULL)
    return url != NULL;
  return g_uri_get_userinfo (uri) != NULL ||
         (g_uri_get_query (uri) != NULL && *g_uri_get_query (uri) != '\0') ||
         g_uri_get_host (uri) == NULL || is_private_host (g_uri_get_host (uri));
}

gboolean
byline_export_rules_are_private (GPtrArray *rules)
{
  g_return_val_if_fail (rules != NULL, TRUE);

  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      if (rule->op == BYLINE_RULE_OP_MUTE || rule->kind == BYLINE_RULE_KIND_FILTER)
        return TRUE;
    }
  return FALSE;
}

gboolean
byline_export_opml_is_private (const char *opml)
{
  g_autoptr (BylineOpml) parsed = NULL;

  g_return_val_if_fail (opml != NULL, TRUE);

  parsed = byline_opml_parse (opml, strlen (opml), NULL);
  if (parsed == NULL)
    return TRUE;
  for (guint i = 0; i < parsed->outlines->len; i++)
    {
      const BylineOutline *outline = g_ptr_array_index (parsed->outlines, i);

      if (is_private_url (outline->feed_url) ||
          (outline->home_page_url != NULL && is_private_url (outline->home_page_url)))
        return TRUE;
    }
  /* Paths tell of their owner, though no list brings a file in. */
  for (guint i = 0; i < parsed->skipped_outlines->len; i++)
    {
      const BylineOutline *outline = g_ptr_array_index (parsed->skipped_outlines, i);

      if (byline_url_is_file (outline->feed_url))
        return TRUE;
    }
  return byline_export_rules_are_private (parsed->rules);
}

static gboolean
write_to_device (const char *path, const char *text, GError **error)
{
  gsize length = strlen (text);
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0;
  int number;

  while (ok && length > 0)
    {
      gssize n = write (fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      ok = n >= 0;
      text += MAX (n, 0);
      length -= MAX (n, 0);
    }
  number = errno;
  if (fd >= 0 && close (fd) != 0 && ok)
    {
      number = errno;
      ok = FALSE;
    }
  if (!ok)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), "%s: %s", path,
                 g_strerror (number));
  return ok;
}

gboolean
byline_export_write (const char *path, const char *text, gboolean is_private, GError **error)
{
  g_autoptr (GError) failure = NULL;
  struct stat info;
  gboolean exists = stat (path, &info) == 0;
  int mode = is_private ? 0600 : exists ? (int) (info.st_mode & 0777) : 0666;
  gboolean ok;

  /* Newer releases of GLib leave a file that is replaced the rights that it had. */
  if (is_private && exists && S_ISREG (info.st_mode))
    g_chmod (path, 0600);
  if (exists && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    ok = write_to_device (path, text, &failure);
  else
    ok = g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, &failure);
  if (ok)
    return TRUE;
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL,
                 "There is no room left on the disk (%s)", failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
