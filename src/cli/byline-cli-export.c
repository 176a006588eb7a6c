/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-export.h"

#include <stdio.h>
#include <unistd.h>

#include "byline-export-file.h"
#include "byline-export-pictures.h"

/* What a story's file shows, from disk or the network. Returns: how many could not be had. */
static guint
load_pictures (Cli *cli, const BylineArticle *article, GHashTable *pictures)
{
  g_auto (GStrv) urls = byline_export_list_pictures (article);
  guint n_missing = 0;

  for (guint i = 0; urls[i] != NULL && !g_cancellable_is_cancelled (cli->cancellable); i++)
    {
      GBytes *bytes;

      if (g_hash_table_contains (pictures, urls[i]))
        continue;
      bytes = CLI_CALL (cli, load_picture, load_picture, NULL, urls[i], article->network);
      if (bytes != NULL)
        g_hash_table_insert (pictures, g_strdup (urls[i]), bytes);
      else
        n_missing++;
    }

  return n_missing;
}

static GHashTable *
gather_pictures (Cli *cli, GPtrArray *articles, const CliExport *options)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_bytes_unref);
  guint n_missing = 0;

  if (!options->with_pictures || !byline_export_format_has_pictures (options->format))
    return pictures;

  for (guint i = 0; i < articles->len; i++)
    n_missing += load_pictures (cli, g_ptr_array_index (articles, i), pictures);
  if (n_missing > 0)
    cli_print_error (n_missing == 1
                       ? "%u picture could not be fetched: the file has its caption alone"
                       : "%u pictures could not be fetched: the file has their captions alone",
                     n_missing);

  return pictures;
}

static int
write_file (GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path == NULL)
    return fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0 ? CLI_DONE : CLI_FAILED;
  if (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return CLI_DONE;

  return cli_fail (error);
}

int
cli_export (Cli *cli, GPtrArray *articles, const CliExport *options)
{
  g_autoptr (GHashTable) pictures = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (options->format == BYLINE_EXPORT_FORMAT_EPUB && options->output == NULL &&
      isatty (STDOUT_FILENO))
    {
      cli_print_error ("a book is no text: --output FILE says where it goes");
      return CLI_USAGE;
    }
  pictures = gather_pictures (cli, articles, options);
  if (g_cancellable_set_error_if_cancelled (cli->cancellable, &error))
    return cli_fail (error);
  bytes = byline_export_file (articles, options->format, options->title, pictures, &error);
  if (bytes == NULL)
    return cli_fail (error);

  return write_file (bytes, options->output);
}
