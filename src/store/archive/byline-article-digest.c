/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-digest-private.h"

GBytes *
_byline_article_digest (const BylineArticle *article)
{
  /* It tells what one item said from what it says now, and keeps nobody from anything. */
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  guint8 digest[16];
  gsize length = sizeof digest;

  byline_record_digest (&byline_article_record, article, sum);
  g_checksum_get_digest (sum, digest, &length);
  return g_bytes_new (digest, sizeof digest);
}
