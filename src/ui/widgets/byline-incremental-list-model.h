/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_INCREMENTAL_LIST_MODEL (byline_incremental_list_model_get_type ())

/**
 * BylineIncrementalListModel:
 *
 * A list model for a list view. The first rows are there at once, and others as they are wanted, in
 * batches, as many in a turn of the main loop as fit into a frame: a list view makes widgets for its
 * first two hundred rows in one go, which is more than a frame's work, and mostly for rows that
 * nobody looks at. byline_list_growth_add() wants them for a view.
 *
 * Positions are those of the list behind it. A change of that list among the rows that are there is
 * one splice here, too; many rows behind the last one wait until they are wanted. If that list is
 * replaced as a whole, the batches begin again. Main thread only.
 */
G_DECLARE_FINAL_TYPE (BylineIncrementalListModel,
                      byline_incremental_list_model,
                      BYLINE,
                      INCREMENTAL_LIST_MODEL,
                      GObject)

/**
 * byline_incremental_list_model_new:
 * @step: how many rows are there at once, and how many come at a time; from 1. One batch more comes by
 *   itself, so that a view of them sees its size change
 *
 * Returns: (transfer full): a model without rows
 */
BylineIncrementalListModel *byline_incremental_list_model_new (guint step);
/**
 * byline_incremental_list_model_set_model:
 * @self: the model
 * @model: (nullable): the list behind it
 *
 * Sets the list whose rows come a few at a time.
 */
void byline_incremental_list_model_set_model (BylineIncrementalListModel *self, GListModel *model);
/**
 * byline_incremental_list_model_want:
 * @self: the model
 * @n_rows: how many rows; %G_MAXUINT: all
 *
 * Asks for at least so many rows, as far as the list has them. They come in batches, later.
 */
void byline_incremental_list_model_want (BylineIncrementalListModel *self, guint n_rows);
/**
 * byline_incremental_list_model_load_all:
 * @self: the model
 *
 * Brings all rows now, since one of them is to be shown that is not there yet.
 */
void byline_incremental_list_model_load_all (BylineIncrementalListModel *self);

G_END_DECLS
