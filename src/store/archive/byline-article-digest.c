/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-digest-private.h"

GBytes *
_byline_article_digest (const BylineArticle *article)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  byline_record_digest (&byline_article_record, article, sum);
  g_checksum_get_digest (sum, digest, &length);
  /* 16 bytes tell what one item said from what it says now. */
  return g_bytes_new (digest, 16);
}
