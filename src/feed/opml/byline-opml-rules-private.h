/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-opml.h"
#include "byline-xml-private.h"

G_BEGIN_DECLS

/** Stands for a "/" in a folder's name. */
#define BYLINE_OPML_SLASH "\xe2\x88\x95"

/** Adds the rule that an element's attributes say to @opml, unless it is none. */
void _byline_opml_read_rule (BylineOpml *opml,
                             const BylineXmlAttribute *attributes,
                             guint n_attributes);
void _byline_opml_append_rule (GString *out, const BylineRule *rule);

G_END_DECLS
