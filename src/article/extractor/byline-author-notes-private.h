/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-content-private.h"
#include "byline-metadata-private.h"

G_BEGIN_DECLS

/**
 * _byline_author_notes_take:
 *
 * Takes a paragraph at the end of the story that is a biography, "Jane Doe is a reporter for the Quay. She can be
 * reached at …", out of the text and gives it to its author, with the contacts that it names. It must be set
 * in italics and begin with the name of an author; if none is known, it must name a contact.
 */
void _byline_author_notes_take (BylineMetadata *metadata, BylineContent *content);

G_END_DECLS
