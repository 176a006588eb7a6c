/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BYLINE_RETENTION_FOR_EVER:
 *
 * No limit, of days or of stories.
 */
#define BYLINE_RETENTION_FOR_EVER G_MAXUINT
/**
 * BYLINE_RETENTION_DAYS:
 *
 * For how many days stories are kept in a library whose user has set nothing.
 */
#define BYLINE_RETENTION_DAYS 90
/**
 * BYLINE_RETENTION_STORIES:
 *
 * How many stories of each feed are kept in a library whose user has set nothing.
 */
#define BYLINE_RETENTION_STORIES 500

/**
 * BylineKeepUnread:
 * @BYLINE_KEEP_UNREAD_DEFAULT: of a publication: as in the whole library; of that: for ever
 * @BYLINE_KEEP_UNREAD_FOR_EVER: they are never deleted
 * @BYLINE_KEEP_UNREAD_AS_READ: days and number hold for them, too
 *
 * What happens to unread stories. The numbers are kept in the database.
 */
typedef enum {
  BYLINE_KEEP_UNREAD_DEFAULT = 0,
  BYLINE_KEEP_UNREAD_FOR_EVER = 1,
  BYLINE_KEEP_UNREAD_AS_READ = 2,
} BylineKeepUnread;

/**
 * BylineRetention:
 * @days: since it came; 0: the default, %BYLINE_RETENTION_FOR_EVER: no limit
 * @stories: the newest of each feed; 0: the default, %BYLINE_RETENTION_FOR_EVER: no limit
 *
 * How long stories are kept that are not saved; saved ones stay in any case. A story goes when one
 * of the limits is over.
 */
typedef struct {
  guint days;
  guint stories;
  BylineKeepUnread unread;
} BylineRetention;

/**
 * byline_retention_resolve:
 * @own: (nullable): what is set for a publication
 * @library: what is set for the whole library
 *
 * Returns: what holds: of each part the publication's, else the library's, else Byline's own.
 */
BylineRetention byline_retention_resolve (const BylineRetention *own,
                                          const BylineRetention *library);
/**
 * byline_retention_equal:
 * @a: a retention
 * @b: another one
 *
 * Returns: whether all parts are the same
 */
gboolean byline_retention_equal (const BylineRetention *a, const BylineRetention *b);
/**
 * byline_keep_unread_from_int:
 * @value: any number
 *
 * Returns: @value if it is a #BylineKeepUnread; else %BYLINE_KEEP_UNREAD_DEFAULT
 */
BylineKeepUnread byline_keep_unread_from_int (gint64 value);

G_END_DECLS
