/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_INCREMENTAL_LIST_MODEL (byline_incremental_list_model_get_type ())

/**
 * BylineIncrementalListModel:
 *
 * A list model for a list view. The first rows are there at once, and the others are added in
 * batches, as many in a turn of the main loop as fit into a frame: a list view makes widgets for its
 * first two hundred rows in one go, which is more than a frame's work.
 *
 * Positions are those of the list behind it. Once all rows are there, a change of that list is one
 * splice here, too, except that many rows behind the last are added in batches. If that list is
 * replaced as a whole, the batches begin again. Main thread only.
 */
G_DECLARE_FINAL_TYPE (BylineIncrementalListModel,
                      byline_incremental_list_model,
                      BYLINE,
                      INCREMENTAL_LIST_MODEL,
                      GObject)

/**
 * byline_incremental_list_model_new:
 * @step: how many rows are there at once, and how many come at a time; from 1
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
 * byline_incremental_list_model_load_all:
 * @self: the model
 *
 * Brings all rows now, since one of them is to be shown that is not there yet.
 */
void byline_incremental_list_model_load_all (BylineIncrementalListModel *self);

G_END_DECLS
