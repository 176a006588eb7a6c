/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-site-rule-files.h"

#include <gio/gio.h>

/* Returns: whether there is such a file. Its size is known before it is read: a folder that people
 * drop files into may hold anything. */
static gboolean
add_file (BylineSiteRules *rules, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return FALSE;
  if (g_file_info_get_size (info) > BYLINE_SITE_RULES_MAX_BYTES)
    g_ptr_array_add (byline_site_rules_get_warnings (rules),
                     g_strdup_printf ("%s: larger than %d bytes", path,
                                      BYLINE_SITE_RULES_MAX_BYTES));
  else if (!g_file_get_contents (path, &text, &length, &error))
    g_ptr_array_add (byline_site_rules_get_warnings (rules), g_strdup (error->message));
  else
    byline_site_rules_add (rules, path, text, length);
  return TRUE;
}

BylineSiteRules *
byline_site_rules_load (const char *config_dir, const char *url)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = byline_site_rules_file_names (url);
  g_autoptr (BylineSiteRules) rules = byline_site_rules_new ();
  gboolean is_any = FALSE;

  g_return_val_if_fail (config_dir != NULL, NULL);

  folder = g_build_filename (config_dir, "site-rules", NULL);
  if (names->len == 0 || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  for (guint i = 0; i < names->len && !is_any; i++)
    is_any = add_file (rules, folder, g_ptr_array_index (names, i));
  is_any |= add_file (rules, folder, BYLINE_SITE_RULES_GLOBAL);
  return is_any ? g_steal_pointer (&rules) : NULL;
}
