/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * BYLINE_KEY_LENGTH:
 *
 * The longest key of a story.
 */
#define BYLINE_KEY_LENGTH 64
