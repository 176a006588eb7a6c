/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineSample:
 *
 * The sample edition: a server on 127.0.0.1 and a profile that is subscribed to it. Main thread.
 *
 * The profile keeps the edition's date and the port that its stories' addresses name (in its data
 * folder: sample.ini). If that port is taken at a later start, the server listens elsewhere and
 * the library is led there: nothing in the profile changes, and nothing is ever deleted.
 */
#define BYLINE_TYPE_SAMPLE (byline_sample_get_type ())
G_DECLARE_FINAL_TYPE (BylineSample, byline_sample, BYLINE, SAMPLE, GObject)

/**
 * byline_sample_start:
 * @profile: the sample's profile, not yet opened by a library
 * @error: return location for an error
 *
 * Starts the server. A folder that holds anything else than a sample edition's data is left as it
 * is.
 *
 * Returns: (transfer full): the sample edition; %NULL with a #GIOErrorEnum (%G_IO_ERROR_EXISTS for
 *   such a folder) or a #GFileError
 */
BylineSample *byline_sample_start (BylineProfile *profile, GError **error);
/**
 * byline_sample_attach:
 * @self: the sample edition
 * @library: a library on the sample's profile, not yet opened
 *
 * Leads a library to the server, wherever that listens.
 */
void byline_sample_attach (BylineSample *self, BylineLibrary *library);
/**
 * byline_sample_is_folder:
 * @dir: a folder
 *
 * Returns: whether the sample edition keeps its data in @dir
 */
gboolean byline_sample_is_folder (const char *dir);
/**
 * byline_sample_get_url:
 * @self: the sample edition
 *
 * Returns: (transfer none): the address of its front page
 */
const char *byline_sample_get_url (BylineSample *self);
/**
 * byline_sample_owns:
 * @self: the sample edition
 * @publication: a publication of the sample's profile
 *
 * Returns: whether @publication is the edition's own; else a person subscribed to it
 */
gboolean byline_sample_owns (BylineSample *self, const BylinePublication *publication);
/**
 * byline_sample_subscribe_async:
 * @self: the sample edition
 * @library: the sample's, opened
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Subscribes the library to the sample's feeds unless it is, and refreshes.
 *
 * Finish with byline_sample_subscribe_finish().
 */
void byline_sample_subscribe_async (BylineSample *self,
                                    BylineLibrary *library,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * byline_sample_subscribe_finish:
 * @self: the sample edition
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_sample_subscribe_async().
 *
 * Returns: whether it is subscribed; %FALSE with @error set
 */
gboolean byline_sample_subscribe_finish (BylineSample *self, GAsyncResult *result, GError **error);

/**
 * byline_sample_move_async:
 * @self: the sample edition
 * @library: the sample's, opened
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Moves the subscriptions that a person made in @library to the library that the sample leads to,
 * with their names, folders and intervals: there they are subscribed to first, and only what has
 * arrived is unsubscribed from here.
 *
 * Finish with byline_sample_move_finish().
 */
void byline_sample_move_async (BylineSample *self,
                               BylineLibrary *library,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/**
 * byline_sample_move_finish:
 * @self: the sample edition
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_sample_move_async().
 *
 * Returns: (transfer full): what came of each subscription; %NULL with an error of either library
 */
BylineImportReport *byline_sample_move_finish (BylineSample *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
