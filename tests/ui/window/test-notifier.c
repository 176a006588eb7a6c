/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-library-sections.h"
#include "byline-notifier.h"
#include "library-fixture.h"

/* One of the two authors of fixture_rss(), who writes two of three stories. */
#define FOLLOWED "Béla Kovács"
#define PATH "/held.xml"

/* A library that is subscribed to a feed, whose answers a test can hold back. */
typedef struct {
  Fixture base;
  BylineSettings *settings;
  BylineNotifier *notifier;
  GString *told;
  guint n_stories; /* that the feed has */
  gboolean holds;
  SoupServerMessage *held; /* nullable */
} NotifierFixture;

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  NotifierFixture *fixture = user_data;
  g_autofree char *rss = fixture_rss ("The Paper", 1, fixture->n_stories);
  g_auto (GStrv) parts = g_strsplit (rss, "{{base}}", -1);
  char *body = g_strjoinv (fixture->base.base, parts);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/rss+xml", SOUP_MEMORY_TAKE, body,
                                    strlen (body));
  if (!fixture->holds)
    return;
  fixture->held = g_object_ref (message);
  soup_server_message_pause (message);
}

static void
notify_cb (BylineNotifier *notifier,
           const char *title,
           const char *body,
           const char *key,
           GString *told)
{
  g_assert_cmpstr (title, ==, FOLLOWED);
  g_assert_cmpuint (strlen (key), >, 0);
  g_string_append_printf (told, "%s. ", body);
}

/* The reading thread answers in the order of the questions: so the notifier, which asks at most
 * three, one after the other, has its answers before this returns. */
static void
let_it_ask (NotifierFixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    g_array_unref (fixture_list (fixture->base.library, NULL));
}

static void
follow (NotifierFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_apply_rule_async (fixture->base.library,
                                   byline_rule_pin (BYLINE_RULE_KIND_AUTHOR, FOLLOWED, 0), NULL,
                                   fixture_cb, &result);
  fixture_wait (&result);
  undo = byline_library_apply_rules_finish (fixture->base.library, result, &error);
  g_assert_no_error (error);
}

static void
set_up (NotifierFixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture->base, data);
  fixture->n_stories = 2;
  soup_server_add_handler (fixture->base.server, PATH, answer_cb, fixture, NULL);
  publication = fixture_subscribe (&fixture->base, PATH, NULL, &error);
  g_assert_no_error (error);
  follow (fixture);
  fixture->settings = byline_settings_new (fixture->base.profile);
  fixture->notifier = byline_notifier_new (NULL, fixture->base.library, fixture->settings);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->notifier, "notify-story", G_CALLBACK (notify_cb), fixture->told);
}

static void
tear_down (NotifierFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->notifier);
  g_assert_finalize_object (fixture->settings);
  g_string_free (fixture->told, TRUE);
  fixture_tear_down (&fixture->base, data);
}

/* A refresh that is under way until the notifier knows what was there before. */
static void
refresh_slowly (NotifierFixture *fixture, guint n_stories)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_string_truncate (fixture->told, 0);
  fixture->n_stories = n_stories;
  fixture->holds = TRUE;
  byline_library_refresh_async (fixture->base.library, 0, FALSE, NULL, fixture_cb, &result);
  while (fixture->held == NULL)
    g_main_context_iteration (NULL, TRUE);
  let_it_ask (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "");

  fixture->holds = FALSE;
  soup_server_message_unpause (fixture->held);
  g_clear_object (&fixture->held);
  fixture_wait (&result);
  report = byline_library_refresh_finish (fixture->base.library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_failed, ==, 0);
  let_it_ask (fixture);
}

/* Off by default. */
static void
test_off (NotifierFixture *fixture, gconstpointer data)
{
  refresh_slowly (fixture, 4);
  g_assert_cmpstr (fixture->told->str, ==, "");
}

static void
test_new_stories (NotifierFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->settings, "notify-followed", TRUE, NULL);
  /* Of those who are followed, and of nobody else: the third is by another author. */
  refresh_slowly (fixture, 5);
  g_assert_cmpstr (fixture->told->str, ==, "Story 5. Story 4. ");
  /* What was told once is not new the next time. */
  refresh_slowly (fixture, 5);
  g_assert_cmpstr (fixture->told->str, ==, "");
}

/* A refresh that may be over before the library has answered; many new stories. */
static void
test_quick_and_many (NotifierFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (fixture->settings, "notify-followed", TRUE, NULL);
  report = fixture_refresh (fixture->base.library, &error);
  g_assert_no_error (error);
  let_it_ask (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "");

  refresh_slowly (fixture, 50);
  g_assert_cmpstr (fixture->told->str, ==, "Story 50. Story 49. Story 47. ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/notifier/" name, NotifierFixture, NULL, set_up, func, tear_down)
  ADD ("off", test_off);
  ADD ("new-stories", test_new_stories);
  ADD ("quick-and-many", test_quick_and_many);
#undef ADD
  return g_test_run ();
}
