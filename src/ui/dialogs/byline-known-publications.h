/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineKnownPublication:
 * @name: what it is called
 * @address: its home page, which announces a feed
 * @subject: what it is about, in its own language
 * @language: the code of that language
 *
 * A publication that is offered to somebody who has none yet.
 */
typedef struct {
  char *name;
  char *address;
  char *subject;
  char *language;
} BylineKnownPublication;

/**
 * byline_known_publications_read:
 * @text: the data file, data/publications.ini
 * @languages: (out) (transfer full) (element-type utf8 utf8) (nullable): names of languages by their codes
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type BylineKnownPublication): all of them, in the file's order; %NULL if
 *   it is broken
 */
GPtrArray *byline_known_publications_read (const char *text,
                                           GHashTable **languages,
                                           GError **error);
/**
 * byline_known_publications_choose_language:
 * @publications: (element-type BylineKnownPublication): what there is
 * @preferred: (array zero-terminated=1): languages that somebody reads, the best first ("de_DE", "de", "C")
 *
 * Returns: (transfer none): the first of @preferred that a publication is in; English if there is none
 */
const char *byline_known_publications_choose_language (GPtrArray *publications,
                                                       const char *const *preferred);

G_END_DECLS
