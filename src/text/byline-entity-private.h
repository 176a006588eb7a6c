/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;
  guint32 first;
  guint32 second;       /* 0: it stands for one character */
  gboolean may_be_open; /* HTML's oldest names: the semicolon may be missing */
} BylineEntityName;

extern const BylineEntityName _byline_entity_names[];
extern const gsize _byline_n_entity_names;

G_END_DECLS
