/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-greader.h"
#include "byline-miniflux.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef BylineSyncAnswer *(*Reader) (const char *bytes, gsize length, GError **error);

/* What comes from ids goes into requests, and back again is the same. */
static void
check_ids (const BylineSyncAnswer *answer)
{
  for (guint i = 0; answer->ids != NULL && i < answer->ids->len; i++)
    {
      const char *id = g_ptr_array_index (answer->ids, i);
      g_autofree char *long_id = byline_greader_long_id (id);
      g_autofree char *again = byline_greader_normalize_id (long_id);

      g_assert_nonnull (again);
    }
}

/* Every answer is read as each of all kinds: it is one, or an error says that it is none. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const Reader readers[] = {
    byline_greader_read_login,         byline_greader_read_token,
    byline_greader_read_subscriptions, byline_greader_read_tags,
    byline_greader_read_unread_counts, byline_greader_read_ids,
    byline_greader_read_entries,       byline_greader_read_done,
    byline_miniflux_read_me,           byline_miniflux_read_feeds,
    byline_miniflux_read_categories,   byline_miniflux_read_counters,
    byline_miniflux_read_entries,      byline_miniflux_read_entry,
    byline_miniflux_read_subscribed,   byline_miniflux_read_category,
    byline_miniflux_read_original,     byline_miniflux_read_done,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineSyncAnswer) answer = readers[i]((const char *) data, size, &error);

      g_assert_true ((answer == NULL) == (error != NULL));
      if (answer != NULL)
        check_ids (answer);
    }
  return 0;
}
