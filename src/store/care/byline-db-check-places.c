/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-check-private.h"
#include "byline-db-names-private.h"

/*
 * A story's places: its rows of story_sections and story_authors. They follow from the names that it
 * carries and repeat what stands in stories (see byline-schema.c), and lists are read from them
 * alone. So a place that is wrong shows a story where it does not belong, and nothing else tells.
 */

#define COLUMNS "shown, sort_time, story, is_read, is_saved, publication, place"

/* What the places should be. The position is no part of the comparison: of several names that count
 * for one section any may have come first. */
#define WANTED(names, members, column, position)                                                   \
  "SELECT m." column                                                                               \
  ", s.shown, s.sort_time, s.id, s.is_read, s.is_saved, s.publication, s.place" position           \
  " FROM " names " n JOIN stories s ON s.id = n.story JOIN " members " m ON m.raw = n." column     \
  " WHERE " BYLINE_NAMES_MEMBER_APPLIES (members, "s.publication") " GROUP BY m." column ", s.id"

#define PRESENT(join, column) "SELECT " column ", " COLUMNS " FROM " join

/* Releases of the formatter break it differently. */
/* clang-format off */
#define PLACES(name, join, names, members, column)                                                 \
  {                                                                                                \
    name,                                                                                          \
    "SELECT count (*) FROM (SELECT " column ", story FROM ("                                       \
    PRESENT (join, column) " EXCEPT " WANTED (names, members, column, "")                          \
    ") UNION SELECT " column ", id FROM ("                                                         \
    WANTED (names, members, column, "") " EXCEPT " PRESENT (join, column) "))",                    \
    "DELETE FROM " join,                                                                           \
    "INSERT INTO " join " (" column ", " COLUMNS ", position) "                                    \
    WANTED (names, members, column, ", min (n.position + (m.distance > 0) * " BYLINE_NAMES_ANCESTOR_POSITION ")")       \
  }
/* clang-format on */

static const struct {
  const char *name;
  const char *count_wrong;
  const char *clear;
  const char *fill;
} places[] = {
  PLACES ("sections", "story_sections", "story_section_names", "section_members", "section"),
  PLACES ("authors", "story_authors", "story_author_names", "author_members", "author"),
};

gboolean
_byline_check_places (BylineDb *self,
                      gboolean repair,
                      GPtrArray *problems,
                      guint *n_repaired,
                      GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gint64 n_wrong = _byline_db_query_int (self, 0, error, places[i].count_wrong, "");

      if (n_wrong < 0)
        return FALSE;
      if (n_wrong == 0)
        continue;
      g_ptr_array_add (problems,
                       g_strdup_printf (n_wrong == 1
                                          ? "The list of %s has %d story in the wrong place"
                                          : "The lists of %s have %d stories in the wrong place",
                                        places[i].name, (int) n_wrong));
      if (!repair)
        continue;
      if (!_byline_db_run (self, error, places[i].clear, "") ||
          !_byline_db_run (self, error, places[i].fill, ""))
        return FALSE;
      *n_repaired += (guint) n_wrong;
    }
  return TRUE;
}
