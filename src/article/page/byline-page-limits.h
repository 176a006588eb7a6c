/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * BYLINE_PAGE_MAX_BYTES:
 *
 * The largest page that is parsed, in bytes.
 */
#define BYLINE_PAGE_MAX_BYTES (20 * 1024 * 1024)
