/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options that say which stories. */

#include "byline-cli.h"

#include "byline-search-query.h"

CliFilter *
cli_filter_new (void)
{
  CliFilter *self = g_new0 (CliFilter, 1);

  self->filter = byline_filter_new ();
  return self;
}

void
cli_filter_free (CliFilter *self)
{
  if (self == NULL)
    return;
  byline_filter_free (self->filter);
  g_strfreev (self->sections);
  g_strfreev (self->authors);
  g_free (self->saved);
  g_free (self->publication);
  g_free (self->search);
  g_free (self->sort);
  g_free (self);
}

/* A wrong query finds what it can, and a message says what is wrong. */
static void
complain_of_search (const char *search)
{
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse (search);

  for (guint i = 0; byline_search_query_is_usable (query) && i < query->problems->len; i++)
    {
      const BylineSearchProblem *problem = g_ptr_array_index (query->problems, i);

      cli_print_error ("%s", problem->message);
    }
}

/* Adds the conditions of the saved filter. Returns: whether there is one; else that was said. */
static gboolean
add_saved_filter (Cli *cli, const char *name, BylineFilter *filter)
{
  g_autoptr (GPtrArray) rules = cli_get_rules (cli);
  g_autoptr (BylineFilter) saved = NULL;
  const BylineRule *rule = rules != NULL ? cli_find_filter (rules, name) : NULL;

  if (rules != NULL && rule == NULL)
    {
      cli_print_error ("no saved filter is called “%s”; see byline-cli filters", name);
      cli->status = CLI_FAILED;
    }
  if (rule == NULL)
    return FALSE;
  saved = byline_filter_parse (rule->value);
  for (guint i = 0; i < saved->sections->len; i++)
    byline_filter_add_section (filter, g_ptr_array_index (saved->sections, i));
  for (guint i = 0; i < saved->authors->len; i++)
    byline_filter_add_author (filter, g_ptr_array_index (saved->authors, i));
  filter->unread |= saved->unread;
  filter->saved |= saved->saved;
  filter->today |= saved->today;
  filter->muted |= saved->muted;
  filter->ranked |= saved->ranked;
  if (filter->order == BYLINE_ORDER_DEFAULT)
    filter->order = saved->order;
  filter->publication_key = g_steal_pointer (&saved->publication_key);
  filter->folder = g_steal_pointer (&saved->folder);
  if (saved->search != NULL && filter->search != NULL)
    {
      char *both = g_strconcat (saved->search, " ", filter->search, NULL);

      g_free (filter->search);
      filter->search = both;
    }
  else if (saved->search != NULL)
    filter->search = g_steal_pointer (&saved->search);
  return TRUE;
}

/* Returns: whether what was given with --sort is an order; else that was said. */
static gboolean
read_order (Cli *cli, const char *sort, BylineFilter *filter)
{
  if (sort == NULL)
    return TRUE;
  if (g_str_equal (sort, "relevance"))
    {
      filter->ranked = TRUE;
      return TRUE;
    }
  if (!g_str_equal (sort, "default"))
    filter->order = byline_order_from_string (sort);
  if (filter->order != BYLINE_ORDER_DEFAULT)
    return TRUE;
  cli_print_error ("unknown order “%s”; use newest, oldest, publication, section or relevance",
                   sort);
  cli->status = CLI_USAGE;
  return FALSE;
}

BylineFilter *
cli_filter_get (Cli *cli, CliFilter *options)
{
  BylineFilter *filter = options->filter;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; options->sections != NULL && options->sections[i] != NULL; i++)
    byline_filter_add_section (filter, options->sections[i]);
  for (gsize i = 0; options->authors != NULL && options->authors[i] != NULL; i++)
    byline_filter_add_author (filter, options->authors[i]);
  if (!read_order (cli, options->sort, filter))
    return NULL;
  filter->search = g_steal_pointer (&options->search);
  if (filter->search != NULL)
    complain_of_search (filter->search);
  if (!cli_open (cli) ||
      (options->saved != NULL && !add_saved_filter (cli, options->saved, filter)))
    return NULL;
  if (options->publication == NULL)
    return filter;
  publication = cli_find_publication (cli, options->publication, &error);
  if (publication == NULL)
    {
      cli->status = cli_fail (error);
      return NULL;
    }
  g_free (filter->publication_key);
  filter->publication_key = g_strdup (publication->key);
  return filter;
}
