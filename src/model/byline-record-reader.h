/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * byline_record_read_json:
 * @record: a record
 * @self: a struct, empty
 * @object: (nullable): what is read; another tool may have written it
 * @base: (nullable): what relative addresses are resolved against; without it they are none
 *
 * Fills the fields from an object. What is unknown is ignored, and what is of the wrong type or
 * beyond its bounds counts as missing. Texts lose characters that deceive (control, bidirectional
 * overrides); addresses that lead nowhere are left out, and so are elements that lack what they
 * need.
 *
 * Returns: whether all that the record needs is there
 */
gboolean byline_record_read_json (const BylineRecord *record,
                                  gpointer self,
                                  JsonObject *object,
                                  const char *base);
G_END_DECLS
