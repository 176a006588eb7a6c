/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineSample: the sample edition: a server on 127.0.0.1 and a profile that is subscribed to it.
 * The profile keeps its port and the edition's date (in its data folder: sample.ini); if the port
 * is taken, the sample profile starts afresh. Main thread.
 */
#define BYLINE_TYPE_SAMPLE (byline_sample_get_type ())
G_DECLARE_FINAL_TYPE (BylineSample, byline_sample, BYLINE, SAMPLE, GObject)

/**
 * @profile: the sample's profile, not yet opened by a library. Starts the server. Returns:
 * (transfer full): %NULL with @error.
 */
BylineSample *byline_sample_start (BylineProfile *profile, GError **error);
/** Returns: (transfer none): the address of its front page. */
const char *byline_sample_get_url (BylineSample *self);
/**
 * Subscribes @library (opened) to the sample's feeds unless it is, and refreshes. finish:
 * byline_sample_fill_finish().
 */
void byline_sample_fill_async (BylineSample        *self,
                               BylineLibrary       *library,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
gboolean byline_sample_fill_finish (BylineSample *self, GAsyncResult *result, GError **error);

G_END_DECLS
