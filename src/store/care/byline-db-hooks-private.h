/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/** What every connection is opened with: the store, joined from its parts. */
extern const BylineDbHooks _byline_db_hooks;

G_END_DECLS
