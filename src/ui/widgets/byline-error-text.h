/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-profile.h"

G_BEGIN_DECLS

/**
 * byline_error_text:
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): a translated sentence that says what happened, and what can
 * be done where something can; %NULL for a cancelled call, which is nothing to be told.
 */
char *byline_error_text (const GError *error);

/**
 * byline_error_text_for_code:
 * @code: (nullable): a feed's error code as it is kept, "fetch:GONE"
 * @fallback: (nullable): the sentence that was kept beside it
 *
 * Returns: (transfer full) (nullable): a translated sentence, else @fallback.
 */
char *byline_error_text_for_code (const char *code, const char *fallback);

/**
 * byline_error_text_of_server:
 * @error: what went wrong with an account
 *
 * As byline_error_text(), where what does not answer is a server and no website.
 *
 * Returns: (transfer full) (nullable): a translated sentence; %NULL for a cancelled call
 */
char *byline_error_text_of_server (const GError *error);

/**
 * byline_error_text_of_server_for_code:
 * @code: (nullable): an account's error code as it is kept, "fetch:REFUSED"
 * @fallback: (nullable): the sentence that was kept beside it
 *
 * Returns: (transfer full) (nullable): a translated sentence, else @fallback
 */
char *byline_error_text_of_server_for_code (const char *code, const char *fallback);

/**
 * byline_error_text_profile_advice:
 * @error: why a profile cannot be opened
 * @profile: (nullable): which, so that the command in the advice is for it; %NULL for the user's own
 *
 * Returns: (transfer full): what to do about it; "" if there is no advice.
 */
char *byline_error_text_profile_advice (const GError *error, BylineProfile *profile);

G_END_DECLS
