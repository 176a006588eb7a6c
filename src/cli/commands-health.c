/* SPDX-License-Identifier: GPL-3.0-or-later */

/* feeds --health, requests. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-clock.h"
#include "byline-library-network.h"

/* What requests prints if nobody says how many. */
#define DEFAULT_REQUESTS 100

/* --- feeds --health --- */

static const char *
reason_text (BylineDueReason reason)
{
  switch (reason)
    {
    case BYLINE_DUE_INTERVAL:
      return "as set";
    case BYLINE_DUE_RARE:
      return "it changes rarely";
    case BYLINE_DUE_TTL:
      return "the feed asks for it";
    case BYLINE_DUE_MAX_AGE:
      return "the server asks for it";
    case BYLINE_DUE_SKIPPED:
      return "the feed wants a pause";
    case BYLINE_DUE_BACK_OFF:
      return "it failed";
    case BYLINE_DUE_ASKED:
      return "the server asked for a pause";
    case BYLINE_DUE_GONE:
      return "gone for good";
    }
  return "";
}

/* "in 3 h", "now", "never" */
static char *
format_due (const BylineFeedHealth *health, gint64 now)
{
  gint64 seconds = health->next_due - now;

  if (health->next_due == G_MAXINT64)
    return g_strdup ("never");
  if (seconds <= 0)
    return g_strdup ("now");
  if (seconds < 2 * 60 * 60)
    return g_strdup_printf ("in %" G_GINT64_FORMAT " min", (seconds + 59) / 60);
  if (seconds < 2 * 24 * 60 * 60)
    return g_strdup_printf ("in %" G_GINT64_FORMAT " h", (seconds + 1800) / 3600);
  return g_strdup_printf ("in %" G_GINT64_FORMAT " days", (seconds + 43200) / 86400);
}

static char *
format_changes (const BylineFeedHealth *health)
{
  double changes = byline_feed_health_changes_a_week (health);

  if (changes <= 0)
    return g_strdup ("");
  if (changes < 1)
    return g_strdup ("<1");
  return g_strdup_printf ("%.0f", changes);
}

/* What can be done about a feed that is lost. */
static void
print_advice (const BylineFeedHealth *health)
{
  if (g_strcmp0 (health->code, "fetch:UNAUTHORIZED") == 0)
    printf ("    “byline-cli login %s” keeps a user name and a password for it\n", health->url);
  if (health->home_page_url != NULL)
    printf ("    “byline-cli add %s” looks for its new address\n", health->home_page_url);
  printf ("    “byline-cli refresh %" G_GINT64_FORMAT "” tries again\n", health->publication_id);
  printf ("    “byline-cli remove %" G_GINT64_FORMAT "” unsubscribes from it\n",
          health->publication_id);
}

static void
print_lost (GPtrArray *feeds, gint64 now)
{
  gboolean any = FALSE;

  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeedHealth *health = g_ptr_array_index (feeds, i);
      g_autofree char *since = NULL;

      if (!byline_feed_health_is_lost (health, now))
        continue;
      if (!any)
        {
          putchar ('\n');
          cli_print_bold ("Something should be done about these");
        }
      any = TRUE;
      since = cli_relative_time (health->failing_since);
      printf ("%s  %s\n    fails since %s: %s\n", health->publication, health->url, since,
              health->message != NULL ? health->message : "");
      print_advice (health);
    }
}

static void
print_table (GPtrArray *feeds, gint64 now)
{
  static const char *const headings[] = {
    ">ID",      "Publication", "Refreshed", "Answered", "Next",
    "Why then", ">A week",     ">Failures", "=Feed",    NULL,
  };
  g_autoptr (CliTable) table = cli_table_new (headings);

  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeedHealth *health = g_ptr_array_index (feeds, i);
      g_autofree char *polled = cli_relative_time (health->last_polled);
      g_autofree char *succeeded = cli_relative_time (health->last_succeeded);
      g_autofree char *due = format_due (health, now);
      g_autofree char *changes = format_changes (health);
      g_autofree char *text = g_strdup_printf ("%s%s%s", health->url,
                                               health->message != NULL ? ": " : "",
                                               health->message != NULL ? health->message : "");

      cli_table_add_int (table, health->publication_id);
      cli_table_add (table, health->publication);
      cli_table_add (table, polled);
      cli_table_add (table, succeeded);
      cli_table_add (table, due);
      cli_table_add (table, reason_text (health->due_reason));
      cli_table_add (table, changes);
      cli_table_add_int (table, health->n_failures);
      cli_table_add (table, text);
    }
  cli_table_print (table);
}

static void
print_tries (const BylineFeedHealth *health)
{
  static const char *const headings[] = { "When",   ">Status", ">New",     ">Changed",
                                          ">Bytes", ">ms",     "=Message", NULL };
  g_autoptr (CliTable) table = cli_table_new (headings);

  cli_print_bold (health->url);
  for (guint i = 0; i < health->tries->len; i++)
    {
      const BylineFeedTry *outcome = g_ptr_array_index (health->tries, i);
      g_autofree char *at = byline_clock_format_iso8601 (outcome->at);
      g_autofree char *status = outcome->status != 0 ? g_strdup_printf ("%u", outcome->status)
                                                     : g_strdup ("-");
      const char *parts[] = { outcome->message, outcome->url, outcome->warnings };
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        if (parts[j] != NULL)
          g_string_append_printf (text, "%s%s%s", text->len > 0 ? "; " : "",
                                  j == 1 ? "redirected to " : "", parts[j]);
      g_string_replace (text, "\n", "; ", 0);
      cli_table_add (table, at);
      cli_table_add (table, status);
      cli_table_add_int (table, outcome->n_added);
      cli_table_add_int (table, outcome->n_updated);
      cli_table_add_int (table, outcome->n_bytes);
      cli_table_add_int (table, outcome->milliseconds);
      cli_table_add (table, text->str);
    }
  cli_table_print (table);
}

/* What `feeds --json` says of it comes first. */
static void
print_json (const BylineFeedHealth *health, GPtrArray *publications, gint64 now)
{
  BylineJsonWriter *json = cli_json_begin ();

  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      for (guint j = 0; j < publication->feeds->len; j++)
        if (((BylineFeed *) g_ptr_array_index (publication->feeds, j))->id == health->feed_id)
          cli_json_add_feed (json, publication, g_ptr_array_index (publication->feeds, j));
    }
  byline_record_write_json_members (&byline_feed_health_record, health, json);
  byline_json_writer_set_boolean (json, "lost", byline_feed_health_is_lost (health, now));
  cli_json_print (json);
}

static int
print_all_json (Cli *cli, GPtrArray *feeds, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publications = cli_list_publications (cli, &error);

  if (publications == NULL)
    return cli_fail (error);
  for (guint i = 0; i < feeds->len; i++)
    print_json (g_ptr_array_index (feeds, i), publications, now);
  return CLI_DONE;
}

int
cli_print_health (Cli *cli, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  gint64 now = byline_clock_now ();

  if (reference != NULL)
    {
      publication = cli_find_publication (cli, reference, &error);
      if (publication == NULL)
        return cli_fail (error);
    }
  feeds = CLI_CALL (cli, get_health, get_health, &error, publication != NULL ? publication->id : 0);
  if (feeds == NULL)
    return cli_fail (error);
  if (cli->json)
    return print_all_json (cli, feeds, now);
  print_table (feeds, now);
  for (guint i = 0; publication != NULL && i < feeds->len; i++)
    {
      putchar ('\n');
      print_tries (g_ptr_array_index (feeds, i));
    }
  print_lost (feeds, now);
  return CLI_DONE;
}

/* --- requests --- */

static void
print_request (CliTable *table, const BylineLoggedRequest *request)
{
  g_autofree char *at = byline_clock_format_iso8601 (request->at);
  g_autofree char *status = request->status != 0 ? g_strdup_printf ("%u", request->status)
                                                 : g_strdup ("-");
  g_autoptr (GString) text = g_string_new (request->url);

  if (request->location != NULL)
    g_string_append_printf (text, " → %s", request->location);
  if (request->story != NULL)
    g_string_append_printf (text, "  for “%s”", request->story);
  if (request->error != NULL)
    g_string_append_printf (text, ": %s", request->error);
  cli_table_add (table, at);
  cli_table_add (table, byline_request_purpose_name (request->purpose));
  cli_table_add (table, status);
  cli_table_add_int (table, request->n_bytes);
  cli_table_add (table, request->publication);
  cli_table_add (table, text->str);
}

static const char *
how_failed (const BylineRequestSum *sum)
{
  if (sum->n_failed == 0)
    return "";
  if (sum->n_failed < sum->n_requests)
    return " (some failed)";
  return sum->n_requests == 1 ? " (failed)" : " (all failed)";
}

static void
print_sums (GPtrArray *sums)
{
  guint n_requests = 0;
  gint64 n_bytes = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const BylineRequestSum *sum = g_ptr_array_index (sums, i);

      n_requests += sum->n_requests;
      n_bytes += sum->n_bytes;
    }
  printf ("Today: %u %s, %" G_GINT64_FORMAT " bytes\n", n_requests,
          n_requests == 1 ? "request" : "requests", n_bytes);
  for (guint i = 0; i < sums->len; i++)
    {
      const BylineRequestSum *sum = g_ptr_array_index (sums, i);

      printf ("%6u  %10" G_GINT64_FORMAT "  %s%s\n", sum->n_requests, sum->n_bytes, sum->name,
              how_failed (sum));
    }
}

static void
print_requests (const BylineRequestLog *log)
{
  static const char *const headings[] = { "When",        "Why",      ">Status", ">Bytes",
                                          "Publication", "=Address", NULL };
  g_autoptr (CliTable) table = cli_table_new (headings);

  print_sums (log->today);
  putchar ('\n');
  for (guint i = 0; i < log->requests->len; i++)
    print_request (table, g_ptr_array_index (log->requests, i));
  cli_table_print (table);
  if (log->n_matches > log->requests->len)
    {
      guint n_older = log->n_matches - log->requests->len;

      printf (n_older == 1 ? "%u older one; --limit N shows more\n"
                           : "%u older ones; --limit N shows more\n",
              n_older);
    }
}

static void
print_log_json (const BylineRequestLog *log)
{
  for (guint i = 0; i < log->requests->len; i++)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_record_write_json_members (&byline_logged_request_record,
                                        g_ptr_array_index (log->requests, i), json);
      cli_json_print (json);
    }
}

static void
print_sums_json (const BylineRequestLog *log)
{
  for (guint i = 0; i < log->today->len; i++)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_record_write_json_members (&byline_request_sum_record,
                                        g_ptr_array_index (log->today, i), json);
      cli_json_print (json);
    }
}

int
cli_run_requests (Cli *cli)
{
  int limit = DEFAULT_REQUESTS;
  gboolean sums = FALSE, forget = FALSE;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    CLI_OPTION ("search", FILENAME, &text,
                "Only those with TEXT in address, headline, publication, status or error", "TEXT"),
    CLI_OPTION ("limit", INT, &limit, "Print at most N, newest first (default: 100; 0: all)", "N"),
    CLI_OPTION ("sums", NONE, &sums, "Print only today's sums of each publication", NULL),
    CLI_OPTION ("forget", NONE, &forget, "Clear the list", NULL),
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (BylineRequestLog) log = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !(forget ? cli_open_to_write (cli) : cli_open (cli)))
    return cli->status;
  if (forget)
    return CLI_CALL (cli, forget_requests, change, &error) ? CLI_DONE : cli_fail (error);
  log = CLI_CALL (cli, get_requests, get_requests, &error, text, (guint) MAX (limit, 0));
  if (log == NULL)
    return cli_fail (error);
  if (sums && !cli->json)
    print_sums (log->today);
  else if (sums)
    print_sums_json (log);
  else if (cli->json)
    print_log_json (log);
  else
    print_requests (log);
  return CLI_DONE;
}
