/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-connection-private.h"

/*
 * How well a story answers a search. FTS5's own bm25() first counts the whole index for each word,
 * and reads the length of each text: 160 ms for a word of 100,000 stories, or once more for each row
 * that is looked up. Byline's words must all be in a story, so that how rare they are says little;
 * what says more is where they stand. So a word counts by column, and several times in one column
 * hardly more than once: a headline is worth more than any number of mentions in the text.
 */

/* Of body, headline, standfirst, authors, sections: see BylineStoryText. */
static const double weights[] = { 1, 10, 4, 6, 6 };

/* bm25's: how fast further mentions lose weight. */
#define SATURATION 1.2

static void
rank_cb (const Fts5ExtensionApi *api,
         Fts5Context *row,
         sqlite3_context *context,
         int n_values,
         sqlite3_value **values)
{
  double rank = 0;

  for (int i = 0; i < api->xPhraseCount (row); i++)
    {
      double counts[G_N_ELEMENTS (weights)] = { 0 };
      Fts5PhraseIter iter;
      int column = -1;
      int offset;
      int code = api->xPhraseFirst (row, i, &iter, &column, &offset);

      for (; code == SQLITE_OK && column >= 0; api->xPhraseNext (row, &iter, &column, &offset))
        if ((gsize) column < G_N_ELEMENTS (weights))
          counts[column]++;
      if (code != SQLITE_OK)
        {
          sqlite3_result_error_code (context, code);
          return;
        }
      for (gsize j = 0; j < G_N_ELEMENTS (weights); j++)
        rank += weights[j] * counts[j] * (1 + SATURATION) / (counts[j] + SATURATION);
    }
  sqlite3_result_double (context, rank);
}

int
_byline_search_rank_register (fts5_api *api)
{
  return api->xCreateFunction (api, "byline_rank", NULL, rank_cb, NULL);
}
