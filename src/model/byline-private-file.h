/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files and folders that nobody but their owner may read, whatever the umask says. All calls block;
 * any thread. */

/**
 * byline_private_narrow:
 * @path: a file or folder
 *
 * Takes from group and others all rights to what the user owns. What is not there, belongs to
 * somebody else or was made read-only by its owner stays as it is. Nor is a folder changed that is the
 * home folder or above it, or that several users share (its sticky bit says so): somebody may have
 * given it as a profile.
 */
void byline_private_narrow (const char *path);

/**
 * byline_private_create:
 * @path: a file
 *
 * Makes an empty file of mode 0600 if there is none, so that a library that makes it with wider
 * rights finds it; narrows one that is there. The file is not opened if it is there: closing it would
 * drop the locks that this process holds on it (POSIX, fcntl). Nothing is reported: opening the file
 * fails later.
 */
void byline_private_create (const char *path);

G_END_DECLS
