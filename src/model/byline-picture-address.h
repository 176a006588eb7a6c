/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BYLINE_PICTURE_WIDTH_OPEN:
 *
 * The width of a picture whose address asks for none: it may well be the picture as it was made.
 */
#define BYLINE_PICTURE_WIDTH_OPEN G_MAXINT

/**
 * byline_picture_address_key:
 * @url: (nullable): the address of a picture
 *
 * What the addresses of one picture have in common, in whatever size (`-300x200`, `?w=`, `/s1600/`),
 * by whatever scheme, and through whatever proxy they show it. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): a comparable form (no address to be fetched), or %NULL if
 *   @url is none
 */
char *byline_picture_address_key (const char *url);

/**
 * byline_picture_address_width:
 * @url: (nullable): the address of a picture
 *
 * Returns: the width in pixels that the address asks for; %BYLINE_PICTURE_WIDTH_OPEN if it asks for
 *   none
 */
int byline_picture_address_width (const char *url);

G_END_DECLS
