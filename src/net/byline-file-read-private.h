/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylineFileRead: one file of this computer being read, on a thread that may wait for it.
 */
typedef struct _BylineFileRead BylineFileRead;

/**
 * _byline_file_read_start:
 * @task: (transfer full): what is answered, with a #BylineResponse; its source object is the session
 * @url: the file's address (byline_url_is_file())
 * @etag: (nullable): what stood in the last answer
 * @max_bytes: larger files are not read
 * @timeout_seconds: how long a file system may take
 * @ended: the task has been answered; the owner frees the read in here
 * @user_data: for @ended
 *
 * A file system that does not answer keeps the thread, not the caller: at the end of the time, or when the
 * task is cancelled, the task is answered all the same.
 *
 * Returns: (transfer full): the read, of which nothing is answered yet
 */
BylineFileRead *_byline_file_read_start (GTask *task,
                                         const char *url,
                                         const char *etag,
                                         gsize max_bytes,
                                         guint timeout_seconds,
                                         void (*ended) (BylineFileRead *read, gpointer user_data),
                                         gpointer user_data);
void _byline_file_read_free (BylineFileRead *self);
/** Answers it as cancelled, now. */
void _byline_file_read_cancel (BylineFileRead *self);

G_END_DECLS
