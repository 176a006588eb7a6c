/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"
#include "byline-feed-parser.h"
#include "byline-sanitizer.h"

#include <stdint.h>
#include <string.h>

#define URL "https://fuzz.example/dir/feed"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
fuzz_feed (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeedDocument) document = byline_feed_parse (data, size, URL, NULL, &error);
  g_autoptr (BylineFeedDocument) again = NULL;
  g_autofree char *json = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    return;

  json = byline_feed_document_to_json (document, FALSE);
  g_assert_true (g_utf8_validate (json, -1, NULL));
  again = byline_feed_parse (json, strlen (json), URL, NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->items->len, ==, document->items->len);
}

/* What is clean stays as it is, and nothing that runs is in it. */
static void
fuzz_sanitizer (const char *data, gsize size)
{
  g_autofree char *once = byline_sanitize_html (data, size, URL);
  g_autofree char *twice = byline_sanitize_html (once, -1, URL);
  g_autofree char *plain = byline_html_to_plain (once);

  g_assert_cmpstr (once, ==, twice);
  g_assert_null (strstr (once, "<script"));
  g_assert_null (strstr (once, "<style"));
  g_assert_true (plain == NULL || g_utf8_validate (plain, -1, NULL));
}

static void
fuzz_discovery (const char *data, gsize size)
{
  g_autoptr (GPtrArray) links = byline_feed_discover (data, size, URL, NULL);
  g_autofree char *icon = byline_page_find_icon (data, size, URL);

  g_assert_nonnull (links);
  g_assert_true (icon == NULL || g_str_has_prefix (icon, "http"));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_feed ((const char *) data, size);
  fuzz_sanitizer ((const char *) data, size);
  fuzz_discovery ((const char *) data, size);
  return 0;
}
