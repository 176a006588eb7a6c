/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-picture-file-private.h"
#include "byline-picture-store.h"

G_BEGIN_DECLS

/** Returns: (transfer full): where the picture of @url lies, for a worker thread. */
BylinePicturePlace *_byline_picture_store_make_place (BylinePictureStore *self, const char *url);

G_END_DECLS
