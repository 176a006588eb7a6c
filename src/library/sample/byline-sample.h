/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineSample: the sample edition: a server on 127.0.0.1 and a profile that is subscribed to it.
 * The profile keeps the edition's date and the port that its stories' addresses name (in its data
 * folder: sample.ini). If that port is taken at a later start, the server listens elsewhere and the
 * library is led there: nothing in the profile changes, and nothing is ever deleted. Main thread.
 */
#define BYLINE_TYPE_SAMPLE (byline_sample_get_type ())
G_DECLARE_FINAL_TYPE (BylineSample, byline_sample, BYLINE, SAMPLE, GObject)

/**
 * byline_sample_start:
 * @profile: the sample's profile, not yet opened by a library
 *
 * Starts the server. A folder that holds anything else than a sample edition's data is left as it
 * is. Returns: (transfer full): %NULL with @error, a #GIOErrorEnum (EXISTS for such a folder) or a
 * #GFileError.
 */
BylineSample *byline_sample_start (BylineProfile *profile, GError **error);
/** Leads @library (on the sample's profile, not yet opened) to the server, wherever it listens. */
void byline_sample_attach (BylineSample *self, BylineLibrary *library);
/** Returns: whether the sample edition keeps its data in the folder @dir. */
gboolean byline_sample_is_folder (const char *dir);
/** Returns: (transfer none): the address of its front page. */
const char *byline_sample_get_url (BylineSample *self);
/** Returns: whether @publication is the edition's own; else a person subscribed to it. */
gboolean byline_sample_owns (BylineSample *self, const BylinePublication *publication);
/**
 * Subscribes @library (opened) to the sample's feeds unless it is, and refreshes. finish:
 * byline_sample_subscribe_finish().
 */
void byline_sample_subscribe_async (BylineSample *self,
                               BylineLibrary *library,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean byline_sample_subscribe_finish (BylineSample *self, GAsyncResult *result, GError **error);

/**
 * byline_sample_move_async:
 * @library: the sample's, opened
 *
 * Moves the subscriptions that a person made in @library to the library that the sample leads to,
 * with their names, folders and intervals: there they are subscribed to first, and only what has
 * arrived is unsubscribed from here. finish returns (transfer full) what came of each, or an error
 * of either library.
 */
void byline_sample_move_async (BylineSample *self,
                               BylineLibrary *library,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
BylineImportReport *byline_sample_move_finish (BylineSample *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
