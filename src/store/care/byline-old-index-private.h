/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/** BylineOldIndex: what can still be read of the index that a rebuild replaces. */
typedef struct {
  BylineDb *db;          /* nullable: open for reading */
  gboolean exists;       /* there is a file of that name that is not empty */
  gboolean is_older;     /* an earlier version laid it out: it says numbers, and what has a file */
  gboolean is_intact;    /* it is whole, of whatever version */
  gboolean is_sound;     /* that, and of this version: what it says can be relied upon */
  gint64 journal_number; /* the last line of the journal that it holds */
  GHashTable *numbers[BYLINE_N_NUMBERS];   /* name -> gint64 */
  GHashTable *spellings[BYLINE_N_NUMBERS]; /* folded name -> name, of sections and authors */
  gint64 sequences[BYLINE_N_NUMBERS];      /* the last number that was ever given out */
} BylineOldIndex;

/**
 * _byline_old_index_open:
 *
 * Of a damaged index, what comes before the damage is taken.
 *
 * Returns: (transfer full): never %NULL but with FOREIGN or NEWER: a database that is not this
 *   Byline's to be replaced, or with FAILED: no regular file.
 */
BylineOldIndex *_byline_old_index_open (const char *data_dir, GError **error);
void _byline_old_index_free (BylineOldIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOldIndex, _byline_old_index_free)

/** Gives the numbers to @db, an empty index: what has the same name gets the same number. */
gboolean _byline_old_index_give_numbers (BylineOldIndex *self, BylineDb *db, GError **error);

/**
 * _byline_old_index_take_over_names:
 *
 * Gives the stories of @db all names that they came under, and what their feeds last said of them: the
 * archive holds one name of each, and perhaps what its page says. Nothing if the index is not sound.
 */
gboolean _byline_old_index_take_over_names (BylineOldIndex *self, BylineDb *db, GError **error);

G_END_DECLS
